package org.huzhu.platform.security;

import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets a controller method take a {@link Caller}, {@link Caller.Account} or {@link Caller.Client}; another kind of
 * caller is refused with 403.
 */
class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return Callers.current()
                .map(caller -> caller.<Object>map(c -> c)
                        .filter(parameter.getParameterType()::isInstance)
                        .orElseThrow(() -> new RefusedException(
                                Refusal.of(caller.isPresent() ? "FORBIDDEN" : "NOT_AUTHENTICATED"))));
    }
}
