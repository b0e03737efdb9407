package dev.alertroom.alert.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** A key and its certificate, made for the test by the JDK's own tool. */
record Certificate(PrivateKey key, String pem) {

    static Certificate valid(int days, String from) throws IOException, InterruptedException, GeneralSecurityException {
        var store = Files.createTempDirectory("certificate").resolve("store.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "sns",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=sns.amazonaws.com",
                        "-startdate",
                        from,
                        "-validity",
                        Integer.toString(days),
                        "-storepass",
                        "of-the-test",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        if (made.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        var keys = KeyStore.getInstance(store.toFile(), "of-the-test".toCharArray());
        return new Certificate(
                (PrivateKey) keys.getKey("sns", "of-the-test".toCharArray()),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("sns").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    String sign(String algorithm, String text) throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }
}
