package dev.alertroom.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ApplicationScoped
class HttpDocumentFetcher implements DocumentFetcher {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int MAX_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final HttpClient client;

    @Inject
    HttpDocumentFetcher(Vertx vertx) {
        this.vertx = vertx;
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(Math.toIntExact(PATIENCE.toMillis())));
    }

    @Override
    public Uni<Page> get(URI address) {
        return Uni.createFrom()
                .completionStage(() -> page(address).toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    /** On one event loop: elsewhere the answer may have gone by before anybody listens to it. */
    private Future<Page> page(URI address) {
        var page = Promise.<Page>promise();
        vertx.getOrCreateContext().runOnContext(begin -> pageFromHere(address).onComplete(page));
        return page.future();
    }

    private Future<Page> pageFromHere(URI address) {
        var request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(address.toString())
                .setFollowRedirects(false)
                .setTimeout(PATIENCE.toMillis());
        return client.request(request).compose(HttpClientRequest::send).compose(HttpDocumentFetcher::page);
    }

    private static Future<Page> page(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return refused(response, "it answered " + response.statusCode());
        }
        var text = Buffer.buffer();
        response.handler(chunk -> {
            text.appendBuffer(chunk);
            if (text.length() > MAX_BYTES) {
                response.request().reset();
            }
        });
        return response.end()
                .map(end ->
                        new Page(text.toString(), Optional.ofNullable(response.getHeader(HttpHeaders.CACHE_CONTROL))));
    }

    private static Future<Page> refused(HttpClientResponse response, String why) {
        response.request().reset();
        return Future.failedFuture(new IllegalStateException(why));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
