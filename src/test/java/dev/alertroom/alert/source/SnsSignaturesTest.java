package dev.alertroom.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.DocumentFetcher;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsSignaturesTest {

    private static final String CERTIFICATE = "https://sns.us-east-2.amazonaws.com/SimpleNotificationService-1.pem";
    private static final Instant NOW = Instant.now();

    private static Certificate amazon;
    private static Certificate expired;

    private final List<URI> asked = new ArrayList<>();
    private String served = amazon.pem();

    @BeforeAll
    static void makeTheCertificates() throws Exception {
        amazon = Certificate.valid(30, "-1d");
        expired = Certificate.valid(1, "-30d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-sns/alarm.json", "aws-sns/alarm-of-an-instance.json", "aws-sns/text.json"})
    void whatAmazonSignedIsLetIn(String fixture) throws Exception {
        var message = signed(message(fixture), amazon);

        verify(message);

        assertEquals(List.of(URI.create(CERTIFICATE)), asked);
    }

    @Test
    void aCertificateIsFetchedOnce() throws Exception {
        var signatures = signatures();
        var message = signed(message("aws-sns/text.json"), amazon);

        run(signatures.verify(message));
        run(signatures.verify(message));

        assertEquals(1, asked.size());
    }

    @Test
    void whatWasChangedOnTheWayIsRefused() throws Exception {
        var message = signed(message("aws-sns/text.json"), amazon);

        refused(403, "Signature is wrong", with(message, "Nothing burns", message.timestamp(), CERTIFICATE));
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        refused(403, "Signature is wrong", signed(message("aws-sns/text.json"), expired));
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        served = expired.pem();

        refused(403, "certificate is not valid", signed(message("aws-sns/text.json"), expired));
    }

    @Test
    void whatIsNoCertificateIsTriedAgainLater() throws Exception {
        served = "<html>Sorry</html>";

        refused(503, "again", signed(message("aws-sns/text.json"), amazon));
    }

    @Test
    void whatIsOlderThanAnHourIsRefused() throws Exception {
        var message = message("aws-sns/text.json");
        var old = with(
                message, message.message(), NOW.minus(Duration.ofMinutes(61)).toString(), CERTIFICATE);

        refused(403, "Timestamp", sign(old, amazon));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.us-east-2.amazonaws.com/a.pem",
                "https://sns.us-east-2.amazonaws.com.evil.example/a.pem",
                "https://sns.us-east-2.amazonaws.com@evil.example/a.pem",
                "https://user@sns.us-east-2.amazonaws.com/a.pem",
                "https://evil.example/sns.us-east-2.amazonaws.com/a.pem",
                "https://s3.us-east-2.amazonaws.com/bucket/a.pem",
                "https://sns.us-east-2.amazonaws.com:8443/a.pem",
                "https://sns.us-east-2.amazonaws.com/a.txt",
                "https://sns..amazonaws.com/a.pem",
                "https://sns.s3.amazonaws.com/SimpleNotificationService-1.pem",
                "https://sns.s3-us-west-2.amazonaws.com/SimpleNotificationService-1.pem",
                "https://sns.us-east-2.amazonaws.com/a/SimpleNotificationService-1.pem",
                "https://sns.us-east-2.amazonaws.com/SimpleNotificationService-other.pem",
                "https://sns.us-east-2.amazonaws.com/SimpleNotificationService-1.pem?a=b",
                "https://169.254.169.254/a.pem",
                "https://[::1]/a.pem",
                "file:///etc/passwd.pem",
                "https://sns.us-east-2.amazonaws.com",
                "no url",
                ""
            })
    void nobodyElseIsAskedForACertificate(String address) throws Exception {
        var message = message("aws-sns/text.json");

        refused(403, "SigningCertURL", sign(with(message, message.message(), NOW.toString(), address), amazon));
        assertEquals(List.of(), asked);
    }

    @Test
    void chinaHasHostsOfItsOwn() throws Exception {
        var message = message("aws-sns/text.json");
        var china = "https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem";

        verify(sign(with(message, message.message(), NOW.toString(), china), amazon));

        assertEquals(List.of(URI.create(china)), asked);
    }

    @Test
    void aSubscriptionIsConfirmedAtAmazonOnly() {
        var message = message("aws-sns/subscription-confirmation.json");

        run(signatures().confirm(message));

        assertEquals(List.of(URI.create(message.subscribeUrl())), asked);
        assertTrue(asked.get(0).getQuery().contains("ConfirmSubscription"));
    }

    private void verify(SnsMessage message) {
        run(signatures().verify(message));
    }

    private void refused(int status, String why, SnsMessage message) {
        var refusal = assertThrows(ProblemException.class, () -> verify(message));
        assertEquals(status, refusal.problem().status());
        assertTrue(refusal.problem().detail().contains(why), refusal.problem().detail());
    }

    private SnsSignatures signatures() {
        DocumentFetcher web = address -> {
            asked.add(address);
            return Uni.createFrom().item(new DocumentFetcher.Page(served, Optional.empty()));
        };
        return new SnsSignatures(web, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void run(Uni<Void> uni) {
        uni.await().atMost(Duration.ofSeconds(5));
    }

    private static SnsMessage message(String fixture) {
        return Fixtures.payload(fixture).json(SnsMessage.class);
    }

    private static SnsMessage signed(SnsMessage message, Certificate signer) throws Exception {
        return sign(with(message, message.message(), NOW.toString(), CERTIFICATE), signer);
    }

    private static SnsMessage sign(SnsMessage message, Certificate signer) throws Exception {
        var algorithm = message.signatureVersion().equals("2") ? "SHA256withRSA" : "SHA1withRSA";
        return copy(
                message,
                message.message(),
                message.timestamp(),
                message.signingCertUrl(),
                signer.sign(algorithm, message.signedText()));
    }

    private static SnsMessage with(SnsMessage message, String text, String timestamp, String certificate) {
        return copy(message, text, timestamp, certificate, message.signature());
    }

    private static SnsMessage copy(SnsMessage of, String text, String timestamp, String certificate, String signature) {
        return new SnsMessage(
                of.type(),
                of.messageId(),
                of.token(),
                of.topicArn(),
                of.subject(),
                text,
                of.subscribeUrl(),
                timestamp,
                of.signatureVersion(),
                signature,
                certificate);
    }
}
