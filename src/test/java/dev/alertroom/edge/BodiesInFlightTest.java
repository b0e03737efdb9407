package dev.alertroom.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BodiesInFlightTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final BodiesInFlight inFlight = new BodiesInFlight();

    @Test
    void largeBodiesLeaveRoomForSmallOnes() {
        for (int i = 0; i < 12; i++) {
            assertTrue(inFlight.hold(MEBIBYTE, MEBIBYTE));
        }
        assertFalse(inFlight.hold(1, MEBIBYTE));
        assertTrue(inFlight.hold(60_000, 60_000));
    }

    @Test
    void smallOnesAreBoundedToo() {
        while (inFlight.hold(60_000, 60_000)) {
            assertTrue(inFlight.held() <= BodiesInFlight.MAX);
        }
        assertTrue(inFlight.held() > BodiesInFlight.MAX - 60_000);
    }

    @Test
    void whatIsReleasedIsRoomAgainAndWhatWasRefusedTookNone() {
        assertTrue(inFlight.hold(12 * MEBIBYTE, 12 * MEBIBYTE));
        assertFalse(inFlight.hold(MEBIBYTE, MEBIBYTE));
        inFlight.release(12 * MEBIBYTE);
        assertEquals(0, inFlight.held());
    }
}
