package org.huzhu.platform.web;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebExchange;

/** Errors of controllers and of routing. A service may add an advice of its own for an exception of its own. */
@RestControllerAdvice
public class ProblemAdvice {

    private final Problems problems;

    public ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Throwable.class)
    ResponseEntity<ProblemDetail> answer(Throwable error, ServerWebExchange exchange) {
        var problem = Errors.problem(error, problems, exchange);
        return ResponseEntity.status(problem.getStatus())
                .headers(headers -> headers.putAll(Problems.headers(problem, error)))
                .body(problem);
    }
}
