package dev.alertroom.speech;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The phrases of a message bundle, read without Quarkus: parameters are put in, and nothing else is understood. */
public final class BundledPhrases {

    private BundledPhrases() {}

    public static AlertPhrases in(String language) {
        var bundle = new Properties();
        try (var file = AlertPhrases.class.getResourceAsStream("/messages/phrases_" + language + ".properties");
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (AlertPhrases) Proxy.newProxyInstance(
                AlertPhrases.class.getClassLoader(),
                new Class<?>[] {AlertPhrases.class},
                (proxy, method, arguments) -> said(bundle.getProperty(method.getName()), method, arguments));
    }

    private static String said(String template, Method method, Object[] arguments) {
        var said = template;
        for (int i = 0; i < method.getParameterCount(); i++) {
            said = said.replace("{" + method.getParameters()[i].getName() + "}", (String) arguments[i]);
        }
        return said;
    }
}
