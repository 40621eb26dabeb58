package org.huzhu.platform.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.values.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes RFC 9457 documents from codes: status and Chinese text from the catalogue, {@code code}, {@code field} and
 * {@code traceId} added.
 */
public final class Problems {

    private static final String RETRY_AFTER_SECONDS = "5";

    /** Headers a handler may have set before it failed; they would describe the wrong body. */
    private static final List<String> OF_THE_CONTENT = List.of(
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG);

    private final ProblemCatalogue catalogue;
    private final JsonMapper json;
    private final MeterRegistry meters;

    public Problems(ProblemCatalogue catalogue, JsonMapper json, MeterRegistry meters) {
        this.catalogue = catalogue;
        this.json = json;
        this.meters = meters;
        catalogue.entries().values().stream()
                .filter(entry -> entry.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value())
                .forEach(entry -> counter(entry.code()));
    }

    /** One field of the request that is not acceptable. */
    public record FieldProblem(String field, String code, String detail) {}

    public ProblemDetail of(Refusal refusal, ServerWebExchange exchange) {
        var entry = catalogue
                .find(refusal.code())
                .orElseThrow(
                        () -> new IllegalStateException("code without an entry in the catalogue: " + refusal.code()));
        var problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(entry.status()));
        problem.setType(URI.create("urn:huzhu:problem:" + entry.code()));
        problem.setTitle(entry.en());
        problem.setDetail(entry.detail(refusal.details()));
        problem.setProperty("code", entry.code());
        problem.setProperty("traceId", TraceId.of(exchange));
        refusal.field().ifPresent(field -> problem.setProperty("field", field));
        refusal.details().forEach(problem::setProperty);
        counter(entry.code()).increment();
        return problem;
    }

    private Counter counter(String code) {
        return Counter.builder("huzhu.problems")
                .description("answers that refused something")
                .tag("code", code)
                .register(meters);
    }

    public ProblemDetail ofFields(List<FieldProblem> fields, ServerWebExchange exchange) {
        var problem = of(Refusal.of("FIELD_INVALID"), exchange);
        problem.setProperty("errors", fields);
        if (!fields.isEmpty()) {
            problem.setProperty("field", fields.getFirst().field());
        }
        return problem;
    }

    /** For filters, which stand outside the advice. */
    public Mono<Void> write(Refusal refusal, ServerWebExchange exchange) {
        var problem = of(refusal, exchange);
        return write(problem, headers(problem), exchange);
    }

    Mono<Void> write(ProblemDetail problem, HttpHeaders headers, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        OF_THE_CONTENT.forEach(response.getHeaders()::remove);
        response.getHeaders().putAll(headers);
        response.setRawStatusCode(problem.getStatus());
        problem.setInstance(URI.create(
                exchange.getRequest().getPath().pathWithinApplication().value()));
        var body = json.writeValueAsBytes(problem);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** With what the framework wants to say, such as {@code Allow}. */
    static HttpHeaders headers(ProblemDetail problem, Throwable error) {
        var headers = headers(problem);
        Errors.headersOf(error).forEach(headers::putIfAbsent);
        return headers;
    }

    private static HttpHeaders headers(ProblemDetail problem) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (problem.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }

    public static Refusal unknownField(String field) {
        return Refusal.of("UNKNOWN_FIELD", Map.of("field", field));
    }
}
