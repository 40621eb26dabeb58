package org.huzhu.platform.security;

import java.util.Optional;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.publisher.Mono;

/** The caller of the current request, where a controller argument does not reach. */
public final class Callers {

    private Callers() {}

    public static Mono<Optional<Caller>> current() {
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> context.getAuthentication() != null
                                && context.getAuthentication().getPrincipal() instanceof Caller caller
                        ? Optional.of(caller)
                        : Optional.<Caller>empty())
                .defaultIfEmpty(Optional.empty());
    }
}
