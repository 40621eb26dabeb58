package org.huzhu.gateway.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.huzhu.gateway.routing.RouteRule;
import org.huzhu.platform.telemetry.TraceInLogs;
import org.huzhu.platform.web.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One line and one measurement per request. The line holds no query string and no address, and what looks like an ID number in a path is masked:
 * a wrong client may put one there. The meter has the name and tags every dashboard for Spring knows, with the route's id as {@code uri}.
 */
@Order(AccessLog.ORDER)
final class AccessLog implements WebFilter {

    /** Right after the trace id. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final Logger log = LoggerFactory.getLogger("huzhu.access");
    private static final Pattern ID_NUMBER = Pattern.compile("\\d{17}[\\dXx]");
    /** Its digits and letters would stand in front of a number and hide it from whoever looks for numbers. */
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private static final String ITSELF = "gateway";
    private static final String MANAGEMENT = "/actuator/";
    private static final int SHORTEST_NUMBER = 11;
    private static final int CLIENT_LEFT = 499;

    private final MeterRegistry meters;
    private final ConcurrentMap<Answer, Timer> timers = new ConcurrentHashMap<>();

    AccessLog(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What a measurement is told apart by. */
    private record Answer(String route, HttpMethod method, int status) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getPath().value().startsWith(MANAGEMENT)) {
            return chain.filter(exchange);
        }
        var start = System.nanoTime();
        return chain.filter(exchange).doFinally(signal -> {
            var response = exchange.getResponse();
            if (signal == SignalType.ON_ERROR && !response.isCommitted()) {
                // Somebody further out will answer; the status is known then.
                response.beforeCommit(() -> Mono.fromRunnable(() -> record(exchange, statusOf(exchange), start)));
            } else {
                var left = signal == SignalType.CANCEL && !response.isCommitted();
                record(exchange, left ? CLIENT_LEFT : statusOf(exchange), start);
            }
        });
    }

    private void record(ServerWebExchange exchange, int status, long start) {
        var nanos = System.nanoTime() - start;
        var rule = RouteRule.of(exchange);
        var request = exchange.getRequest();
        var answer = new Answer(rule.map(RouteRule::id).orElse(ITSELF), request.getMethod(), status);
        timers.computeIfAbsent(answer, this::timer).record(nanos, TimeUnit.NANOSECONDS);
        try (var _ = TraceInLogs.during(TraceId.contextOf(exchange))) {
            log.info(
                    "{} {} status={} ms={} service={}",
                    request.getMethod(),
                    masked(request.getPath().value()),
                    status,
                    TimeUnit.NANOSECONDS.toMillis(nanos),
                    rule.map(RouteRule::service).orElse(ITSELF));
        }
    }

    private static int statusOf(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status == null ? 200 : status.value();
    }

    static String masked(String path) {
        if (path.length() < SHORTEST_NUMBER) {
            return path;
        }
        var plain = path.indexOf('%') < 0 ? path : ESCAPE.matcher(path).replaceAll("%");
        return ID_NUMBER.matcher(plain).replaceAll("******************");
    }

    private Timer timer(Answer answer) {
        return Timer.builder("http.server.requests")
                .tag("uri", answer.route())
                .tag("method", answer.method().name())
                .tag("status", Integer.toString(answer.status()))
                .tag("outcome", outcome(answer.status()))
                .tag("exception", "none")
                .register(meters);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
