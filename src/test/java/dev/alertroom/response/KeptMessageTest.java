package dev.alertroom.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KeptMessageTest {

    @Test
    void ofALongMessageFourThousandCharactersAreKeptAndNoneIsCutInTwo() {
        assertEquals("🔥".repeat(4_000), AlertHandling.kept("🔥".repeat(60_000)));
        assertEquals("火".repeat(4_000), AlertHandling.kept("火".repeat(4_000)));
    }
}
