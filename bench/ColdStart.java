import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a service a few times and prints how long each start took from exec to the first byte of an answer's body, in
 * milliseconds: {@code java bench/ColdStart.java RUNS EXPECTED METHOD URL [HEADER]... [--data BODY] -- COMMAND...}. EXPECTED must stand in the
 * answer, which tells that it was the right one.
 */
final class ColdStart {

    private static final long GIVE_UP = TimeUnit.MINUTES.toNanos(2);
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

    public static void main(String[] arguments) throws Exception {
        var line = List.of(arguments);
        var runs = Integer.parseInt(line.get(0));
        var url = URI.create(line.get(3));
        var end = line.indexOf("--");
        var request = request(line.get(2), url, line.subList(4, end));
        for (var run = 0; run < runs; run++) {
            System.out.printf("%.1f%n", start(line.subList(end + 1, line.size()), url, request, line.get(1)) / 1e6);
        }
    }

    private static byte[] request(String method, URI url, List<String> headersAndBody) {
        var headers = new ArrayList<>(List.of("Host: " + url.getAuthority(), "Connection: close"));
        var body = "";
        for (var next = headersAndBody.iterator(); next.hasNext(); ) {
            var word = next.next();
            if (word.equals("--data")) {
                body = next.next();
                headers.add("Content-Type: application/x-www-form-urlencoded");
                headers.add("Content-Length: " + body.length());
            } else {
                headers.add(word);
            }
        }
        var target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        return (method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static long start(List<String> command, URI url, byte[] request, String expected) throws Exception {
        var output = File.createTempFile("cold-start", ".log");
        var begin = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            while (true) {
                var took = ask(url, request, expected, begin);
                if (took > 0) {
                    return took;
                }
                if (!process.isAlive() || System.nanoTime() - begin > GIVE_UP) {
                    throw new IllegalStateException("no answer:\n" + Files.readString(output.toPath()));
                }
                LockSupport.parkNanos(PAUSE);
            }
        } finally {
            process.destroy();
            process.waitFor();
            output.delete();
        }
    }

    /** The nanoseconds since the beginning, or 0 if nobody listens yet. */
    private static long ask(URI url, byte[] request, String expected, long begin) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            socket.getOutputStream().write(request);
            var answer = new ByteArrayOutputStream();
            var in = socket.getInputStream();
            var took = 0L;
            for (int one; (one = in.read()) >= 0; answer.write(one)) {
                if (took == 0 && answer.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                    took = System.nanoTime() - begin;
                }
            }
            if (!answer.toString(StandardCharsets.UTF_8).contains(expected)) {
                throw new IllegalStateException("not the answer that was expected:\n" + answer);
            }
            return took;
        } catch (ConnectException nobodyYet) {
            return 0;
        }
    }
}
