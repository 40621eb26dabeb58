package org.huzhu.gateway.admission;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Sessions and clients that were logged out (WXU-009), as member-service lists them. Every request passes here, so a logout holds everywhere. */
class Revocations {

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);
    private static final String SESSION = "sid";

    private final WebClient http;
    private final RevocationSettings settings;
    private volatile Set<String> subjects = Set.of();
    private volatile boolean reachable = true;

    Revocations(WebClient http, RevocationSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** The list as it is sent. */
    record Listed(@Nullable List<String> subjects) {}

    boolean isRevoked(Jwt token) {
        var known = subjects;
        if (known.isEmpty()) {
            return false;
        }
        var session = token.getClaimAsString(SESSION);
        var subject = session == null ? token.getSubject() : session;
        return subject != null && known.contains(subject);
    }

    @Scheduled(fixedDelayString = "${huzhu.gateway.revocations.every:1s}")
    Mono<Void> reload() {
        if (settings.url().isBlank()) {
            return Mono.empty();
        }
        return http.get()
                .uri(settings.url())
                .retrieve()
                .bodyToMono(Listed.class)
                .timeout(settings.longestWait())
                .doOnNext(this::remember)
                .onErrorResume(this::keep)
                .then();
    }

    private void remember(Listed listed) {
        reachable = true;
        if (listed.subjects() != null) {
            subjects = Set.copyOf(listed.subjects());
        }
    }

    private Mono<Listed> keep(Throwable error) {
        if (reachable) {
            log.warn("logged-out sessions cannot be asked for, the last list stays good: {}", error.toString());
        }
        reachable = false;
        return Mono.empty();
    }
}
