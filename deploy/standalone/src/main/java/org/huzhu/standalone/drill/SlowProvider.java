package org.huzhu.standalone.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.huzhu.standalone.process.Pause;

/** A provider of text messages that takes every message and, while it is slow, answers after the caller gave up. */
final class SlowProvider implements Fault, AutoCloseable {

    private static final Duration SLOW = Duration.ofSeconds(20);

    private final HttpServer server;
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean slow;

    SlowProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/send", this::take);
        server.createContext("/state", exchange -> answer(exchange, "{\"state\":\"DELIVERED\"}"));
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    int taken() {
        return taken.get();
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public String what() {
        return "the SMS provider answers after " + SLOW.toSeconds() + " s instead of at once";
    }

    @Override
    public void inject() {
        slow = true;
    }

    @Override
    public void heal() {
        slow = false;
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        taken.incrementAndGet();
        if (slow) {
            Pause.millis(SLOW.toMillis());
        }
        answer(exchange, "{\"reference\":\"" + UUID.randomUUID() + "\"}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
