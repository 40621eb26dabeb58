package org.huzhu.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Runs again and again and answers with what it last found: {@code /} for people, {@code /metrics} for Prometheus. */
final class Serve implements AutoCloseable {

    private final Checker checker;
    private final HttpServer server;
    private volatile Optional<Report> last = Optional.empty();

    Serve(Checker checker, String address, int port) throws IOException {
        this.checker = checker;
        this.server = HttpServer.create(new InetSocketAddress(address, port), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, this::page, "text/plain; charset=utf-8"));
        server.createContext(
                "/report.json", exchange -> answer(exchange, this::json, "application/json; charset=utf-8"));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, () -> Metrics.of(last), "text/plain; version=0.0.4; charset=utf-8"));
        server.createContext("/health", exchange -> answer(exchange, () -> "UP\n", "text/plain; charset=utf-8"));
    }

    private interface Text {
        String text();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void start() {
        server.start();
    }

    /** Until the thread is interrupted. A run that fails in an unforeseen way is told and tried again. */
    void repeat(Duration every) {
        while (!Thread.currentThread().isInterrupted()) {
            runOnce();
            try {
                Thread.sleep(every);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    void runOnce() {
        last = Optional.of(checker.run());
    }

    private String page() {
        return last.map(ReportText::of).orElse("第一次检查尚未完成 / the first run has not ended\n");
    }

    private String json() {
        return last.map(ReportJson::of).orElse("{}");
    }

    private static void answer(HttpExchange exchange, Text text, String type) throws IOException {
        try (exchange) {
            var body = text.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
