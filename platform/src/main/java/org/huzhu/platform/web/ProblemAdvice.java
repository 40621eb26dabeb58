package org.huzhu.platform.web;

import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The one place where errors become documents. What we do not understand becomes a 500 without any of its message. */
@RestControllerAdvice
public class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    public ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException e, ServerWebExchange exchange) {
        return answer(problems.of(e.refusal(), exchange));
    }

    /** Bean Validation: the message of a constraint is the Chinese text of its field. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> fields(WebExchangeBindException e, ServerWebExchange exchange) {
        var fields = e.getFieldErrors().stream().map(ProblemAdvice::fieldProblem).toList();
        return answer(problems.ofFields(fields, exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(ServerWebInputException e, ServerWebExchange exchange) {
        return answer(problems.of(refusalFor(e), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(DataBufferLimitException e, ServerWebExchange exchange) {
        return answer(problems.of(Refusal.of("PAYLOAD_TOO_LARGE"), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> raced(ConcurrencyFailureException e, ServerWebExchange exchange) {
        return answer(problems.of(Refusal.of("CONCURRENT_CHANGE"), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> status(ResponseStatusException e, ServerWebExchange exchange) {
        return answer(problems.of(Refusal.of(codeFor(e)), exchange));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(Throwable e, ServerWebExchange exchange) {
        log.error("unexpected error traceId={} path={}", TraceId.of(exchange), exchange.getRequest().getPath(), e);
        return answer(problems.of(Refusal.of("INTERNAL_ERROR"), exchange));
    }

    private static FieldProblem fieldProblem(FieldError error) {
        var code = error.getCode() == null ? "INVALID" : error.getCode();
        return new FieldProblem(error.getField(), code, String.valueOf(error.getDefaultMessage()));
    }

    private static Refusal refusalFor(ServerWebInputException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return Problems.unknownField(unknown.getPropertyName());
            }
            if (cause instanceof DataBufferLimitException) {
                return Refusal.of("PAYLOAD_TOO_LARGE");
            }
            if (cause instanceof DecodingException) {
                return causedByUnknownField(cause);
            }
        }
        return Refusal.of("BAD_REQUEST");
    }

    private static Refusal causedByUnknownField(Throwable decoding) {
        return decoding.getCause() instanceof UnrecognizedPropertyException unknown
                ? Problems.unknownField(unknown.getPropertyName())
                : Refusal.of("JSON_INVALID");
    }

    private static String codeFor(ResponseStatusException e) {
        return switch (e) {
            case MethodNotAllowedException _ -> "METHOD_NOT_ALLOWED";
            case UnsupportedMediaTypeStatusException _ -> "UNSUPPORTED_MEDIA_TYPE";
            case NotAcceptableStatusException _ -> "NOT_ACCEPTABLE";
            default -> codeFor(HttpStatus.resolve(e.getStatusCode().value()));
        };
    }

    private static String codeFor(@org.jspecify.annotations.Nullable HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "NOT_FOUND";
            case CONTENT_TOO_LARGE -> "PAYLOAD_TOO_LARGE";
            case SERVICE_UNAVAILABLE -> "SERVICE_UNAVAILABLE";
            case null -> "INTERNAL_ERROR";
            default -> status.is4xxClientError() ? "BAD_REQUEST" : "INTERNAL_ERROR";
        };
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
