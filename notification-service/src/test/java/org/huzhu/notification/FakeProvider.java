package org.huzhu.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A provider on this machine that answers, fails, is slow or hangs up as a test wants. */
public final class FakeProvider implements AutoCloseable {

    public record Request(String method, String rawPath, String rawQuery, Map<String, String> headers, String body) {}

    public record Answer(int status, String body) {}

    /** The connection breaks without an answer, although the request was read. */
    public static final Answer HANG_UP = new Answer(0, "");

    /** No answer before every sensible time limit. */
    public static final Answer TOO_LATE = new Answer(-1, "");

    private final HttpServer server;
    private final CopyOnWriteArrayList<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Answer> answers = _ -> new Answer(200, "{}");

    public FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void answer(Function<Request, Answer> answers) {
        this.answers = answers;
    }

    public List<Request> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        var answer = answers.apply(request);
        if (answer.status() == TOO_LATE.status()) {
            pause();
        }
        if (answer.status() > 0) {
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
