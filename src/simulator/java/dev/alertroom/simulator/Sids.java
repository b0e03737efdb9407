package dev.alertroom.simulator;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Twilio's identifiers: two letters that say of what, and 32 hexadecimal digits. */
final class Sids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Sids() {}

    static String call() {
        return random("CA");
    }

    static String conference() {
        return random("CF");
    }

    private static String random(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
