package dev.alertroom.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** A connection on which anything can be sent, HTTP or not. */
final class RawConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;

    RawConnection(String service) throws IOException {
        var address = URI.create(service);
        socket = new Socket();
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    /** An answer as it came. */
    record Answer(int status, TreeMap<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** A problem, or an error as a client of PagerDuty expects it. */
        boolean isJson() {
            return isProblem() || header("Content-Type").startsWith("application/json") && body.startsWith("{");
        }

        boolean isProblem() {
            return header("Content-Type").equals("application/problem+json")
                    && body.contains("\"status\":" + status)
                    && body.contains("\"detail\":\"");
        }
    }

    /** One byte a character. */
    RawConnection send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** No more will be sent. */
    RawConnection finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /**
     * Waits for an answer; empty if the connection was closed without one.
     *
     * @throws java.net.SocketTimeoutException if neither happens
     */
    Optional<Answer> answer() throws IOException {
        return answer(true);
    }

    /** @param withBody not after HEAD */
    Optional<Answer> answer(boolean withBody) throws IOException {
        var in = socket.getInputStream();
        var head = head(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        var lines = head.split("\r\n");
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        int length = withBody ? Integer.parseInt(headers.getOrDefault("content-length", "0")) : 0;
        return Optional.of(new Answer(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }

    /** Whether something has come already. */
    boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Up to the empty line. */
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.write(c);
            if (c == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the server has closed it, or does within the time that is waited for an answer. */
    boolean isClosedByServer() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
