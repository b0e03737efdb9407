package dev.alertroom.edge;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies are held at once, over all requests. Only what has arrived counts, so that a claim to send much
 * takes nothing from others. A part is kept for small bodies: an alert of a few lines still gets in while large ones are
 * refused.
 */
final class BodiesInFlight {

    static final long MAX = 16 * 1024 * 1024;

    private static final long MAX_WITH_LARGE_ONES = MAX * 3 / 4;

    private final AtomicLong held = new AtomicLong();

    /**
     * Makes room for more bytes of a body.
     *
     * @param length that of the body, with these bytes
     * @return whether there is room
     */
    boolean hold(int bytes, long length) {
        long now = held.addAndGet(bytes);
        if (now <= (length > BodyLimits.USUAL ? MAX_WITH_LARGE_ONES : MAX)) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
