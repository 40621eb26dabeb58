package org.huzhu.platform.web;

import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huzhu.platform.telemetry.TraceInLogs;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The one place where errors become documents. What we do not understand becomes a 500 without any of its message. */
final class Errors {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    private static final String WRONG_FORM = "格式不正确";

    private Errors() {}

    static ProblemDetail problem(Throwable error, Problems problems, ServerWebExchange exchange) {
        return switch (error) {
            case RefusedException refused -> problems.of(refused.refusal(), exchange);
            case WebExchangeBindException invalid ->
                problems.ofFields(
                        invalid.getAllErrors().stream()
                                .map(Errors::fieldProblem)
                                .toList(),
                        exchange);
            case HandlerMethodValidationException invalid
            when !invalid.isForReturnValue() -> problems.ofFields(parameterProblems(invalid), exchange);
            case ServerWebInputException input -> unreadable(input, problems, exchange);
            case ResponseStatusException status -> problems.of(ofStatus(status, exchange), exchange);
            default -> problems.of(unexpected(error, exchange), exchange);
        };
    }

    private static Refusal unexpected(Throwable error, ServerWebExchange exchange) {
        var code = knownCode(error);
        if (code.isEmpty()) {
            log(error, exchange);
            return Refusal.of("INTERNAL_ERROR");
        }
        if (code.get().equals("SERVICE_UNAVAILABLE")) {
            try (var _ = TraceInLogs.during(TraceId.contextOf(exchange))) {
                log.warn(
                        "not available path={} cause={}",
                        exchange.getRequest().getPath(),
                        rootOf(error).getClass().getSimpleName());
            }
        }
        return Refusal.of(code.get());
    }

    private static Optional<String> knownCode(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DataBufferLimitException _ -> {
                    return Optional.of("PAYLOAD_TOO_LARGE");
                }
                case ConnectException _, TimeoutException _, AuthenticationServiceException _ -> {
                    return Optional.of("SERVICE_UNAVAILABLE");
                }
                case AuthenticationException _ -> {
                    return Optional.of("NOT_AUTHENTICATED");
                }
                default -> {
                    // the cause may tell more
                }
            }
        }
        return DatabaseFailures.code(error);
    }

    private static void log(Throwable error, ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath();
        try (var _ = TraceInLogs.during(TraceId.contextOf(exchange))) {
            if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
                log.debug("client went away path={}", path);
            } else {
                log.error("unexpected error path={}", path, error);
            }
        }
    }

    private static ProblemDetail unreadable(
            ServerWebInputException error, Problems problems, ServerWebExchange exchange) {
        if (error instanceof MissingRequestValueException missing) {
            return problems.of(Refusal.ofField("BAD_REQUEST", missing.getName()), exchange);
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnrecognizedPropertyException unknown -> {
                    return problems.of(Problems.unknownField(pathOf(unknown)), exchange);
                }
                case DatabindException wrong
                when !wrong.getPath().isEmpty() -> {
                    return problems.ofFields(List.of(wrongForm(pathOf(wrong))), exchange);
                }
                case JacksonException _ -> {
                    return problems.of(Refusal.of("JSON_INVALID"), exchange);
                }
                case DataBufferLimitException _ -> {
                    return problems.of(Refusal.of("PAYLOAD_TOO_LARGE"), exchange);
                }
                case TypeMismatchException _
                when error.getMethodParameter() != null -> {
                    return problems.ofFields(List.of(wrongForm(nameOf(error))), exchange);
                }
                default -> {
                    // the cause may tell more
                }
            }
        }
        return problems.of(Refusal.of("BAD_REQUEST"), exchange);
    }

    private static Refusal ofStatus(ResponseStatusException error, ServerWebExchange exchange) {
        var status = error.getStatusCode().value();
        if (status >= 500) {
            log(error, exchange);
        }
        return Refusal.of(
                switch (status) {
                    case 401 -> "NOT_AUTHENTICATED";
                    case 403 -> "FORBIDDEN";
                    case 404 -> "NOT_FOUND";
                    case 405 -> "METHOD_NOT_ALLOWED";
                    case 406 -> "NOT_ACCEPTABLE";
                    case 413 -> "PAYLOAD_TOO_LARGE";
                    case 415 -> "UNSUPPORTED_MEDIA_TYPE";
                    case 429 -> "TOO_MANY_REQUESTS";
                    case 502, 503, 504 -> "SERVICE_UNAVAILABLE";
                    default -> status < 500 ? "BAD_REQUEST" : "INTERNAL_ERROR";
                });
    }

    /** The message of a constraint is the Chinese text of its field; that of a failed conversion quotes class names. */
    private static FieldProblem fieldProblem(ObjectError error) {
        var code = error.getCode() == null ? "INVALID" : error.getCode();
        return switch (error) {
            case FieldError field when field.isBindingFailure() -> wrongForm(field.getField());
            case FieldError field ->
                new FieldProblem(field.getField(), code, String.valueOf(field.getDefaultMessage()));
            default -> new FieldProblem("", code, String.valueOf(error.getDefaultMessage()));
        };
    }

    private static List<FieldProblem> parameterProblems(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(Errors::parameterProblems)
                .toList();
    }

    private static Stream<FieldProblem> parameterProblems(ParameterValidationResult result) {
        var name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> error instanceof ObjectError object
                        ? fieldProblem(object)
                        : new FieldProblem(name, codeOf(error), String.valueOf(error.getDefaultMessage())));
    }

    /** Codes go from special to plain; the last is the constraint's own name. */
    private static String codeOf(MessageSourceResolvable error) {
        var codes = error.getCodes();
        return codes == null || codes.length == 0 ? "INVALID" : codes[codes.length - 1];
    }

    private static FieldProblem wrongForm(String field) {
        return new FieldProblem(field, "FORMAT", WRONG_FORM);
    }

    private static String nameOf(ServerWebInputException error) {
        var parameter = error.getMethodParameter();
        return parameter == null ? "" : String.valueOf(parameter.getParameterName());
    }

    /** {@code persons[2].name}, as the client wrote it. */
    private static String pathOf(DatabindException error) {
        return error.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static Throwable rootOf(Throwable error) {
        var root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    static Map<String, List<String>> headersOf(Throwable error) {
        return error instanceof ResponseStatusException status
                ? status.getHeaders().asMultiValueMap()
                : Map.of();
    }
}
