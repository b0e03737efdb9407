package dev.alertroom.edge;

import dev.alertroom.problem.Problem;
import dev.alertroom.problem.ProblemWriter;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/**
 * What a filter never sees: requests that are no HTTP, too long or without end. Quarkus has no setting for what Vert.x
 * answers to those (nothing but a status), so every connection that is accepted gets {@link RequestLine} put before it.
 */
@ApplicationScoped
class Connections {

    private final Vertx vertx;
    private final ProblemWriter answers;

    Connections(Vertx vertx, ProblemWriter answers) {
        this.vertx = vertx;
        this.answers = answers;
    }

    void listening(@ObservesAsync HttpServerStart started) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            // The web sockets of the Dev UI are no requests.
            return;
        }
        for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            loop.execute(() -> watch((SingleThreadEventLoop) loop));
        }
    }

    private void watch(SingleThreadEventLoop acceptor) {
        acceptor.registeredChannelsIterator().forEachRemaining(channel -> {
            if (channel instanceof ServerChannel) {
                channel.pipeline().addFirst(new Accepted());
            }
        });
    }

    private void answerInvalid(HttpServerRequest request) {
        var cause = request.decoderResult().cause();
        SecurityHeaders.put(request.response().headers(), null);
        answers.write(request.response(), problem(cause));
        request.response().close();
    }

    private static Problem problem(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Problem(
                    "URI too long", 414, "The request line is too long; send the message in the body of a POST.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new Problem("Request header fields too large", 431, "The headers are too long.");
        }
        return new Problem(
                "Bad request",
                400,
                "This is no HTTP request that can be read. In a URL, write % as %25, and every other reserved character as %"
                        + " and two hexadecimal digits.");
    }

    /** Sees each connection before anything of it has been read. */
    @Sharable
    private final class Accepted extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext acceptor, Object accepted) {
            ((Channel) accepted).pipeline().addLast(new RequestLine(Connections.this::answerInvalid));
            acceptor.fireChannelRead(accepted);
        }
    }
}
