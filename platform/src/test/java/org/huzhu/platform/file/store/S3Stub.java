package org.huzhu.platform.file.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The few words of S3 that are spoken: PUT, GET and DELETE of an object, with the troubles a test asks for. */
final class S3Stub implements AutoCloseable {

    private static final Duration SLOW = Duration.ofSeconds(3);

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final Deque<Trouble> troubles = new ArrayDeque<>();
    private final HttpServer server;

    enum Trouble {
        ERROR,
        SLOW,
        CUT
    }

    S3Stub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next calls fail like this. */
    void trouble(Trouble kind, int times) {
        synchronized (troubles) {
            troubles.addAll(Collections.nCopies(times, kind));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            Trouble trouble;
            synchronized (troubles) {
                trouble = troubles.poll();
            }
            if (trouble == Trouble.SLOW) {
                pause();
            }
            if (trouble == Trouble.ERROR) {
                error(exchange, 500, "InternalError");
            } else if (!signed(exchange)) {
                error(exchange, 403, "AccessDenied");
            } else if (trouble == Trouble.CUT) {
                exchange.sendResponseHeaders(200, objects.get(path).length);
                exchange.getResponseBody().write(objects.get(path), 0, 10);
            } else {
                carryOut(exchange, path, body);
            }
        }
    }

    private void carryOut(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(path, body);
                exchange.getResponseHeaders().add("ETag", "\"1\"");
                exchange.sendResponseHeaders(200, -1);
            }
            case "GET" -> {
                var content = objects.get(path);
                if (content == null) {
                    error(exchange, 404, "NoSuchKey");
                } else {
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content);
                }
            }
            case "DELETE" -> {
                objects.remove(path);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> error(exchange, 405, "MethodNotAllowed");
        }
    }

    private static boolean signed(HttpExchange exchange) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization != null && authorization.startsWith("AWS4-HMAC-SHA256 Credential=the-access-key/");
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        var body = "<Error><Code>%s</Code><Message>no</Message></Error>"
                .formatted(code)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
