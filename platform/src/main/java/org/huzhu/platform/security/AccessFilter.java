package org.huzhu.platform.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Enforces {@link Access} on every operation of ours, right after the token check. */
@Order(AccessFilter.ORDER)
public class AccessFilter implements WebFilter, SmartInitializingSingleton {

    /** After Spring Security (-100), before the idempotency filter. */
    public static final int ORDER = -50;

    private final RequestMappingHandlerMapping mapping;
    private final Problems problems;
    private final TokenMeters meters;

    AccessFilter(RequestMappingHandlerMapping mapping, Problems problems, TokenMeters meters) {
        this.mapping = mapping;
        this.problems = problems;
        this.meters = meters;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return mapping.getHandler(exchange)
                .onErrorResume(_ -> Mono.empty())
                .map(handler -> handler instanceof HandlerMethod method && isOurs(method)
                        ? Optional.of(accessOf(method))
                        : Optional.<Access>empty())
                .defaultIfEmpty(Optional.empty())
                .flatMap(access -> access.isEmpty() || access.get().open()
                        ? chain.filter(exchange)
                        : Callers.current().flatMap(caller -> decide(access.get(), caller, exchange, chain)));
    }

    private Mono<Void> decide(
            Access access, Optional<Caller> caller, ServerWebExchange exchange, WebFilterChain chain) {
        if (caller.isEmpty()) {
            meters.missing();
            return problems.write(Refusal.of("NOT_AUTHENTICATED"), exchange);
        }
        return isAllowed(access, caller.get())
                ? chain.filter(exchange)
                : problems.write(Refusal.of("FORBIDDEN"), exchange);
    }

    static boolean isAllowed(Access access, Caller caller) {
        return switch (caller) {
            case Caller.Account account ->
                access.accounts() || Arrays.stream(access.roles()).anyMatch(account::has);
            case Caller.Client client -> Arrays.stream(access.scopes()).anyMatch(client.scopes()::contains);
        };
    }

    /** An operation nobody declared a rule for must not go live. */
    @Override
    public void afterSingletonsInstantiated() {
        mapping.getHandlerMethods().values().stream()
                .filter(AccessFilter::isOurs)
                .filter(method -> isClosedToAll(accessOf(method)))
                .findFirst()
                .ifPresent(method -> {
                    throw new IllegalStateException("operation that nobody may call: " + method);
                });
    }

    /** Every operation with its rule, by path and verb: the source of docs/access.md. */
    public TreeMap<String, Access> table() {
        var table = new TreeMap<String, Access>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (isOurs(method)) {
                for (var pattern : info.getPatternsCondition().getPatterns()) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(verb ->
                                    put(table, pattern.getPatternString() + " " + verb, info, accessOf(method)));
                }
            }
        });
        return table;
    }

    /** One path and verb may have several operations, told apart by what they consume. */
    private static void put(TreeMap<String, Access> table, String operation, RequestMappingInfo info, Access access) {
        var known = table.putIfAbsent(operation, access);
        if (known != null && !known.equals(access)) {
            table.put(operation + " " + info.getConsumesCondition(), access);
        }
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.huzhu.");
    }

    private static boolean isClosedToAll(Access access) {
        return !access.open() && !access.accounts() && access.roles().length == 0 && access.scopes().length == 0;
    }

    private static Access accessOf(HandlerMethod method) {
        @Nullable Access access = method.getMethodAnnotation(Access.class);
        if (access == null) {
            throw new IllegalStateException("operation without @Access: " + method);
        }
        return access;
    }
}
