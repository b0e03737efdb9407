package dev.alertroom.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alertroom.PackagedService;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who sends slowly, or not at all, keeps no connection. */
class SlowConnectionsIT {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=b\r\n";

    @Test
    void whoeverIsSlowIsLetGo() throws IOException {
        try (var service = PackagedService.start(PackagedService.REQUIRED);
                var slowHead = new RawConnection(service.url());
                var slowBody = new RawConnection(service.url());
                var abandoned = new RawConnection(service.url())) {
            slowHead.send("GET /alert?message=a HTTP/1.1\r\nHost: a\r\nX-");
            slowBody.send("POST /alert?token=" + PackagedService.TOKEN + " HTTP/1.1\r\nHost: a\r\n" + FORM
                    + "Content-Length: 100\r\n\r\nmessage=a");
            abandoned.send("POST /voice/answer HTTP/1.1\r\nHost: a\r\n" + MULTIPART + "Content-Length: 60000\r\n\r\n");
            long begun = System.nanoTime();

            assertEquals(403, abandoned.answer().orElseThrow().status());
            assertTrue(abandoned.isClosedByServer());
            assertTrue(slowHead.isClosedByServer());
            var slow = slowBody.answer().orElseThrow();
            assertEquals(408, slow.status());
            assertTrue(slow.isProblem(), slow::toString);
            assertTrue(slowBody.isClosedByServer());

            var took = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(took.compareTo(Duration.ofSeconds(18)) < 0, took::toString);
        }
    }
}
