package org.huzhu.platform.web;

import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Errors outside controllers: of filters, of the token check, of a commit. Before Spring Boot's own handler (-1). */
@Order(-2)
class ProblemExceptionHandler implements WebExceptionHandler {

    private final Problems problems;

    ProblemExceptionHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        var problem = Errors.problem(error, problems, exchange);
        return problems.write(problem, Problems.headers(problem, error), exchange);
    }
}
