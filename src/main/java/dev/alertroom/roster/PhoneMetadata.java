package dev.alertroom.roster;

import com.google.i18n.phonenumbers.MetadataLoader;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * libphonenumber's metadata of ordinary numbers, a file for each country. A native image holds their content: as resources, the
 * 250 of them would be listed anew at every start.
 */
final class PhoneMetadata implements MetadataLoader {

    private static final String FILE = "/com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_";

    /** By file; empty in a JVM, which reads what it needs. */
    private static final Map<String, byte[]> HELD = inImageBuild() ? all() : Map.of();

    /** As {@code ImageInfo.PROPERTY_IMAGE_CODE_KEY} of GraalVM's SDK says. */
    private static boolean inImageBuild() {
        return "buildtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"));
    }

    private static Map<String, byte[]> all() {
        var library = PhoneNumberUtil.getInstance();
        return Stream.concat(
                        library.getSupportedRegions().stream(),
                        library.getSupportedGlobalNetworkCallingCodes().stream().map(String::valueOf))
                .map(FILE::concat)
                .collect(Collectors.toUnmodifiableMap(file -> file, PhoneMetadata::read));
    }

    private static byte[] read(String file) {
        try (var metadata = open(file)) {
            return metadata.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return PhoneNumberUtil.class.getResourceAsStream(file);
    }

    @Override
    public InputStream loadMetadata(String file) {
        var held = HELD.get(file);
        return held == null ? open(file) : new ByteArrayInputStream(held);
    }
}
