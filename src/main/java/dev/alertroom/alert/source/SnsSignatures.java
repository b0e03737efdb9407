package dev.alertroom.alert.source;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemException;
import dev.alertroom.security.DocumentFetcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Checks that Amazon SNS wrote a message, and asks its hosts, and no others, for what that takes. */
@ApplicationScoped
class SnsSignatures {

    private static final Logger LOG = Logger.getLogger(SnsSignatures.class);

    /** The host of SNS in a region, such as us-gov-west-1; others, such as sns.s3.amazonaws.com, may be anybody's. */
    private static final Pattern HOST =
            Pattern.compile("sns\\.[a-z]{2}(-[a-z]{2,12}){1,3}-[0-9]{1,2}\\.amazonaws\\.com(\\.cn)?");

    private static final Pattern CERTIFICATE = Pattern.compile("/SimpleNotificationService-[0-9a-f]{1,64}\\.pem");
    private static final Duration OLDEST = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int MAX_CERTIFICATES = 20;

    private final DocumentFetcher web;
    private final Clock clock;
    private final Map<URI, X509Certificate> certificates = new ConcurrentHashMap<>();

    SnsSignatures(DocumentFetcher web, Clock clock) {
        this.web = web;
        this.clock = clock;
    }

    /** @return fails with 403 if the message is not Amazon's or too old, and with 503 if that cannot be found out */
    Uni<Void> verify(SnsMessage message) {
        var algorithm = algorithm(message.signatureVersion());
        var age = Duration.between(timestamp(message.timestamp()), clock.instant());
        if (age.compareTo(OLDEST) > 0 || age.compareTo(SKEW.negated()) < 0) {
            throw refused("its Timestamp is not of the last hour");
        }
        var address = address(message.signingCertUrl(), "SigningCertURL");
        if (!CERTIFICATE.matcher(address.getRawPath()).matches()
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw refused("its SigningCertURL is no certificate of Amazon SNS");
        }
        return certificate(address)
                .invoke(certificate -> check(message, certificate, algorithm))
                .replaceWithVoid();
    }

    /** Visits the address that makes SNS send notifications. */
    Uni<Void> confirm(SnsMessage message) {
        var address = address(message.subscribeUrl(), "SubscribeURL");
        return web.get(address)
                .onFailure()
                .transform(failure -> unavailable(address, failure))
                .invoke(() -> LOG.infof("The subscription to %s is confirmed", message.topicArn()))
                .replaceWithVoid();
    }

    private static String algorithm(String version) {
        return switch (version == null ? "" : version) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> throw refused("its SignatureVersion is neither 1 nor 2");
        };
    }

    private static Instant timestamp(String written) {
        try {
            return Instant.parse(written == null ? "" : written);
        } catch (DateTimeException e) {
            throw refused("its Timestamp is none");
        }
    }

    /** An address that somebody else wrote is asked only if it is Amazon's. */
    private static URI address(String written, String name) {
        try {
            var address = URI.create(written == null ? "" : written);
            if ("https".equals(address.getScheme())
                    && address.getHost() != null
                    && HOST.matcher(address.getHost()).matches()
                    && address.getRawUserInfo() == null
                    && (address.getPort() == -1 || address.getPort() == 443)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            LOG.debugf("%s is no URL", name);
        }
        throw refused("its " + name + " is not at https://sns.REGION.amazonaws.com");
    }

    private Uni<X509Certificate> certificate(URI address) {
        var known = certificates.get(address);
        if (known != null && isValid(known)) {
            return Uni.createFrom().item(known);
        }
        return web.get(address)
                .map(page -> read(page.text()))
                .onFailure()
                .transform(failure -> unavailable(address, failure))
                .invoke(certificate -> keep(address, certificate));
    }

    private void keep(URI address, X509Certificate certificate) {
        if (!isValid(certificate)) {
            throw refused("its certificate is not valid now");
        }
        if (certificates.size() >= MAX_CERTIFICATES) {
            certificates.clear();
        }
        certificates.put(address, certificate);
    }

    private static X509Certificate read(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException("it is no certificate: " + e.getMessage(), e);
        }
    }

    private boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static void check(SnsMessage message, X509Certificate certificate, String algorithm) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(certificate.getPublicKey());
            signature.update(message.signedText().getBytes(StandardCharsets.UTF_8));
            if (signature.verify(Base64.getDecoder().decode(message.signature() == null ? "" : message.signature()))) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            LOG.debugf("A signature of SNS cannot be read: %s", e.getMessage());
        }
        throw refused("its Signature is wrong");
    }

    private static ProblemException refused(String why) {
        return new ProblemException(
                new Problem("Forbidden", 403, "The message is not let in as one of Amazon SNS: " + why + "."));
    }

    private static ProblemException unavailable(URI address, Throwable failure) {
        LOG.warnf("%s could not be asked: %s", address.getHost(), failure);
        return new ProblemException(
                new Problem("Amazon SNS could not be asked", 503, "Send the message again."),
                Optional.of(Duration.ofSeconds(10)));
    }
}
