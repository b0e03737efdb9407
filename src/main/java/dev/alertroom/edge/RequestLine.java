package dev.alertroom.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.VertxHandler;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.TimeUnit;

/**
 * Watches one connection: the head of a request must have come within a time, however slowly its bytes drip, and what can't be
 * read gets an answer of ours. A URL that is only not encoded, as somebody types it into a shell, is encoded here and rings.
 */
final class RequestLine extends ChannelInboundHandlerAdapter {

    static final int PATIENCE_SECONDS = 10;

    private final Handler<HttpServerRequest> invalid;
    private boolean withinRequest;
    private ScheduledFuture<?> deadline;

    RequestLine(Handler<HttpServerRequest> invalid) {
        this.invalid = invalid;
    }

    @Override
    public void channelRead(ChannelHandlerContext bytes, Object message) {
        if (deadline == null && !withinRequest) {
            deadline = bytes.executor().schedule(() -> bytes.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        var decoded = bytes.pipeline().context(Decoded.class);
        if (decoded == null) {
            watchRequests(bytes);
        }
        bytes.fireChannelRead(message);
    }

    /** Vert.x has set the connection up before its first byte is read. */
    private void watchRequests(ChannelHandlerContext bytes) {
        var server = bytes.pipeline().context(VertxHandler.class);
        if (server != null
                && ((VertxHandler<?>) server.handler()).getConnection() instanceof HttpServerConnection http) {
            http.invalidRequestHandler(invalid);
            bytes.pipeline().addBefore(server.name(), null, new Decoded());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext bytes) {
        inTime();
        bytes.fireChannelInactive();
    }

    private void inTime() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void begins(HttpRequest request) {
        inTime();
        withinRequest = true;
        if (request.decoderResult().isSuccess()) {
            request.setUri(encoded(request.uri()));
            try {
                new URI(request.uri());
            } catch (URISyntaxException e) {
                request.setDecoderResult(DecoderResult.failure(e));
            }
        }
    }

    /** Each character of the line is one byte, as it came. What no URI may hold is written as its code. */
    private static String encoded(String line) {
        if (line.chars().allMatch(RequestLine::mayStand)) {
            return line;
        }
        var uri = new StringBuilder(line.length() + 32);
        line.chars().forEach(c -> {
            if (mayStand(c)) {
                uri.append((char) c);
            } else {
                uri.append('%').append(hex(c >> 4)).append(hex(c));
            }
        });
        return uri.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit & 0xF, 16));
    }

    private static boolean mayStand(int c) {
        return c > ' ' && c < 0x7F && "\"<>\\^`{|}#".indexOf(c) < 0;
    }

    /** Behind the decoder, before the server. */
    private final class Decoded extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext messages, Object message) {
            if (message instanceof HttpRequest request) {
                begins(request);
            }
            if (message instanceof LastHttpContent) {
                withinRequest = false;
            }
            messages.fireChannelRead(message);
        }
    }
}
