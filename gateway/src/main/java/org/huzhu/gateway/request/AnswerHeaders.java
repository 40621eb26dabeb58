package org.huzhu.gateway.request;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Headers that keep a browser from doing more with an answer than it should; Spring Security adds the classic ones. */
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public final class AnswerHeaders implements WebFilter {

    public static final String POLICY = "Content-Security-Policy";
    public static final String REFERRER = "Referrer-Policy";

    private static final String DATA_ONLY = "default-src 'none'; frame-ancestors 'none'";
    /** The API page sets styles from its script and holds its icons as data. */
    private static final String OWN_PAGE =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getResponse().getHeaders();
        headers.set(REFERRER, "no-referrer");
        headers.set(POLICY, isPage(exchange.getRequest().getPath().value()) ? OWN_PAGE : DATA_ONLY);
        return chain.filter(exchange);
    }

    /** The demo inbox is a page of notification-service. */
    private static boolean isPage(String path) {
        return path.equals("/")
                || path.startsWith("/swagger-ui")
                || path.equals("/events.html")
                || path.startsWith("/assets/")
                || path.startsWith("/demo");
    }

    /** Not to be repeated by a service. */
    public static void removeFrom(HttpHeaders headers) {
        headers.remove(POLICY);
        headers.remove(REFERRER);
    }
}
