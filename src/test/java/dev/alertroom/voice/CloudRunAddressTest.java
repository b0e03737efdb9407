package dev.alertroom.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudRunAddressTest {

    private static final String REGION = "projects/123456789012/regions/asia-northeast1";

    @Test
    void theAddressIsMadeOfTheServiceTheProjectsNumberAndTheRegion() {
        assertEquals(
                "https://alertroom-123456789012.asia-northeast1.run.app", CloudRunAddress.url("alertroom", REGION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "asia-northeast1", "projects/p/regions/r", "projects/1/regions/evil.example/", "<html>"})
    void whatIsNoRegionMakesNoAddress(String answer) {
        assertThrows(IllegalStateException.class, () -> CloudRunAddress.url("alertroom", answer));
    }

    @Test
    void aServiceWithTooLongANameHasNone() {
        assertThrows(IllegalStateException.class, () -> CloudRunAddress.url("a".repeat(51), REGION));
        assertEquals(
                63, CloudRunAddress.url("a".repeat(50), REGION).split("[/.]")[2].length());
    }
}
