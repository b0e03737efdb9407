package dev.alertroom.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

class TokenFilter {

    private final Tokens tokens;

    TokenFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @TokenRequired
    @ServerRequestFilter
    void check(ContainerRequestContext request, HttpHeaders headers) {
        var query = request.getUriInfo().getQueryParameters();
        tokens.require(
                headers,
                Tokens.parameterNames().stream()
                        .flatMap(name -> query.getOrDefault(name, List.of()).stream())
                        .toList());
    }
}
