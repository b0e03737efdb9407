package dev.alertroom.google;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Map;

/** Google's cloud as environment variables describe it. */
public final class GoogleClouds {

    private GoogleClouds() {}

    public static GoogleCloud of(Map<String, String> environment) {
        return of(environment, Clock.systemUTC());
    }

    public static GoogleCloud of(Map<String, String> environment, Clock clock) {
        var settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(GoogleSettings.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(GoogleSettings.class);
        return new GoogleCloud(settings, clock);
    }
}
