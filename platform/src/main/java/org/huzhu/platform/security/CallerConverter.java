package org.huzhu.platform.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import reactor.core.publisher.Mono;

/**
 * Reads a checked token into a {@link Caller}. Claims: {@code sub}, {@code kind}, {@code roles}, {@code scope}, {@code
 * unit}, {@code phone} (masked).
 */
class CallerConverter implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt jwt) {
        return Mono.fromCallable(() -> new CallerToken(callerOf(jwt)));
    }

    static Caller callerOf(Jwt jwt) {
        try {
            return switch (String.valueOf(jwt.getClaimAsString("kind"))) {
                case "client" -> client(jwt);
                case "account" -> account(jwt);
                default -> throw new IllegalArgumentException("unknown kind");
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("the token's claims are not ours");
        }
    }

    private static Caller account(Jwt jwt) {
        var roles = Optional.ofNullable(jwt.getClaimAsStringList("roles")).orElse(List.of()).stream()
                .filter(CallerConverter::isStaffRole)
                .map(Role::valueOf)
                .collect(Collectors.toSet());
        var phone = Optional.ofNullable(jwt.getClaimAsString("phone")).orElse("");
        return new Caller.Account(UUID.fromString(subjectOf(jwt)), roles, phone);
    }

    private static Caller client(Jwt jwt) {
        var scopes = Optional.ofNullable(jwt.getClaimAsString("scope")).orElse("");
        return new Caller.Client(
                subjectOf(jwt),
                Set.copyOf(Arrays.asList(scopes.strip().split("\\s+"))),
                Optional.ofNullable(jwt.getClaimAsString("unit")).map(UUID::fromString));
    }

    private static String subjectOf(Jwt jwt) {
        var subject = jwt.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new IllegalArgumentException("no subject");
        }
        return subject;
    }

    /** MEMBER and HANDLER stand in the token for clients to read; they open nothing by themselves. */
    private static boolean isStaffRole(String name) {
        return Arrays.stream(Role.values()).anyMatch(role -> role.name().equals(name));
    }

    /** The principal is the caller; authorities are not used, {@link Access} is. */
    static final class CallerToken extends AbstractAuthenticationToken {

        private final transient Caller caller;

        CallerToken(Caller caller) {
            super(List.of());
            this.caller = caller;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Caller getPrincipal() {
            return caller;
        }
    }
}
