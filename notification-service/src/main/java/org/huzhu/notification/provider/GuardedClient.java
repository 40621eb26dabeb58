package org.huzhu.notification.provider;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.provider.domain.SendOutcome.Lost;
import org.huzhu.notification.provider.domain.SendOutcome.NotSent;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Calls to one provider under a time limit and a circuit breaker. Draws the line that matters: what failed before
 * anything left us is "not sent", everything later is "lost". Built without observation, because some providers take
 * the phone in the address, and an address ends in traces.
 */
public final class GuardedClient {

    private final WebClient client;
    private final CircuitBreaker breaker;
    private final Duration timeLimit;

    public GuardedClient(String name, Duration connectTimeout, Duration timeLimit) {
        // A client that quietly sends a request again after a broken connection would send a message twice.
        var http = HttpClient.create().disableRetry(true).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                connectTimeout.toMillis());
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
        this.timeLimit = timeLimit;
        this.breaker = CircuitBreaker.of(
                "sms-" + name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(30))
                        .build());
    }

    /** Status and text of an answer below 500. */
    public record Answer(int status, String body) {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    public Mono<SendOutcome> send(
            Function<WebClient, RequestHeadersSpec<?>> request, Function<Answer, SendOutcome> reading) {
        return exchange(request).map(reading).onErrorResume(e -> Mono.just(outcomeOf(e)));
    }

    /** For questions, where every failure means the same: ask again later. */
    public Mono<Answer> ask(Function<WebClient, RequestHeadersSpec<?>> request) {
        return exchange(request).onErrorResume(_ -> Mono.empty());
    }

    private Mono<Answer> exchange(Function<WebClient, RequestHeadersSpec<?>> request) {
        return request.apply(client)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("")
                        .map(body -> new Answer(response.statusCode().value(), body)))
                .flatMap(answer -> answer.status() >= 500
                        ? Mono.<Answer>error(new ServerFaultException(answer.status()))
                        : Mono.just(answer))
                .timeout(timeLimit)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** By type only: messages of these exceptions hold the address, and with it maybe the phone. */
    static SendOutcome outcomeOf(Throwable e) {
        return switch (e) {
            case CallNotPermittedException _ -> new NotSent("CIRCUIT_OPEN");
            case TimeoutException _ -> new Lost("TIMEOUT");
            case ServerFaultException fault -> new Lost("HTTP_" + fault.status);
            case WebClientRequestException request when hasNotConnected(request) -> new NotSent("NOT_CONNECTED");
            case WebClientRequestException _ -> new Lost("CONNECTION_BROKEN");
            default -> new Lost("UNREADABLE_ANSWER");
        };
    }

    private static boolean hasNotConnected(Throwable e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }

    private static final class ServerFaultException extends RuntimeException {
        private final int status;

        ServerFaultException(int status) {
            super("HTTP " + status, null, false, false);
            this.status = status;
        }
    }
}
