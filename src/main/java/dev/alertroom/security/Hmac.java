package dev.alertroom.security;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures with a key that both sides know: https://www.rfc-editor.org/rfc/rfc2104 */
public final class Hmac {

    private static final String SHA256 = "HmacSHA256";

    private Hmac() {}

    /** HMAC-SHA256 over the parts, one after the other. */
    public static byte[] sha256(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(SHA256);
            mac.init(new SecretKeySpec(key, SHA256));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + SHA256, e);
        }
    }
}
