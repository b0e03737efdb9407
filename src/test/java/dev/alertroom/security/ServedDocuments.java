package dev.alertroom.security;

import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The web of the tests: it has what they put there, and answers a little later, as a web does. */
@Mock
@ApplicationScoped
public class ServedDocuments implements DocumentFetcher {

    private final Map<URI, String> pages = new ConcurrentHashMap<>();
    private final List<URI> asked = new CopyOnWriteArrayList<>();

    public void serve(String address, String text) {
        pages.put(URI.create(address), text);
    }

    public List<URI> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Uni<Page> get(URI address) {
        asked.add(address);
        return Uni.createFrom()
                .item(() -> Optional.ofNullable(pages.get(address))
                        .map(text -> new Page(text, Optional.empty()))
                        .orElseThrow(() -> new IllegalStateException("there is nothing at " + address)))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(20));
    }
}
