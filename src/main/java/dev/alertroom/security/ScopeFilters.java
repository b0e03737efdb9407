package dev.alertroom.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a request by its headers and query, before anything of its body is read. */
class ScopeFilters {

    private final Tokens tokens;

    ScopeFilters(Tokens tokens) {
        this.tokens = tokens;
    }

    @MayRead
    @ServerRequestFilter
    void read(ContainerRequestContext request, HttpHeaders headers) {
        tokens.grant(headers, request.getUriInfo()).require(Scope.READ);
    }

    @MayAct
    @ServerRequestFilter
    void act(ContainerRequestContext request, HttpHeaders headers) {
        tokens.grant(headers, request.getUriInfo()).require(Scope.ACT);
    }
}
