package dev.alertroom.alert.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Addresses that a monitor gives for people to look at. What a browser would do anything else with than look at is left out. */
public final class Links {

    static final int MAX = 4;
    static final int MAX_CHARACTERS = 1_000;

    private Links() {}

    /** Those that are addresses of http or https, each once; only so many, and none that is too long. */
    public static List<String> of(Stream<String> given) {
        return given.filter(Objects::nonNull)
                .map(String::strip)
                .filter(Links::isForPeople)
                .distinct()
                .limit(MAX)
                .toList();
    }

    private static boolean isForPeople(String address) {
        if (address.isEmpty() || address.length() > MAX_CHARACTERS) {
            return false;
        }
        try {
            var uri = new URI(address);
            return uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
