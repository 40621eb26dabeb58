package org.huzhu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Without a database the answer is a quick 503 that says when to come back. */
class DatabaseDownTest {

    @Test
    void aDatabaseThatRefusesConnections() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        expectUnavailable(query(nobody));
        expectUnavailable(transaction(nobody));
    }

    @Test
    void aDatabaseThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            expectUnavailable(query(silent.getLocalPort()));
        }
    }

    @Test
    void requestsThatRaceAndWorkThatTakesTooLong() {
        problem(Mono.error(new OptimisticLockingFailureException("x"))).isEqualTo(409);
        problem(Mono.error(new TimeoutException())).isEqualTo(503);
        problem(Mono.error(new IllegalStateException("x"))).isEqualTo(500);
    }

    private static void expectUnavailable(Mono<?> work) {
        var client = client(work);
        problem(Mono.just("warm")).isEqualTo(200);
        var started = System.nanoTime();
        client.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "5")
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    private static org.springframework.test.web.reactive.server.StatusAssertions status(Mono<?> work) {
        return client(work).get().uri("/").exchange().expectStatus();
    }

    private static StatusCheck problem(Mono<?> work) {
        return expected -> status(work).isEqualTo(expected);
    }

    private interface StatusCheck {
        void isEqualTo(int status);
    }

    private static Mono<?> query(int port) {
        return DatabaseClient.create(pool(port)).sql("select 1").fetch().one();
    }

    private static Mono<?> transaction(int port) {
        var pool = pool(port);
        var work = DatabaseClient.create(pool).sql("select 1").fetch().one();
        return work.as((Function<Mono<?>, Mono<?>>) mono ->
                TransactionalOperator.create(new R2dbcTransactionManager(pool)).transactional(mono));
    }

    private static ConnectionPool pool(int port) {
        var server = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host("localhost")
                .port(port)
                .username("u")
                .password("p")
                .database("d")
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(server)
                .initialSize(0)
                .maxSize(2)
                .maxAcquireTime(Duration.ofSeconds(1))
                .build());
    }

    private static WebTestClient client(Mono<?> work) {
        return WebTestClient.bindToController(new Asking(work))
                .controllerAdvice(new ProblemAdvice(
                        new Problems(ProblemCatalogue.load(), JsonMapper.shared(), new SimpleMeterRegistry())))
                .configureClient()
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @RestController
    static class Asking {
        private final Mono<?> work;

        Asking(Mono<?> work) {
            this.work = work;
        }

        @GetMapping("/")
        Mono<?> ask() {
            return work;
        }
    }
}
