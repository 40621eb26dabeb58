package org.huzhu.gateway.testkit;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A service that answers what a test tells it to, and remembers what it was asked. It can die and come back on its port. */
public final class FakeService {

    /** A request as it arrived. */
    public record Seen(String method, String uri, HttpHeaders headers, String body) {

        public String header(String name) {
            return headers.get(name);
        }
    }

    private final String name;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler;
    private DisposableServer server;

    public FakeService(String name) {
        this.name = name;
        reset();
        server = bind(0);
    }

    public int port() {
        return server.port();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    public List<Seen> seen() {
        return seen;
    }

    /** Answers with its name. */
    public void reset() {
        seen.clear();
        handler = this::echo;
    }

    public void answer(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
        this.handler = handler;
    }

    public void answerJson(String path, String json) {
        handler = (request, response) -> request.uri().equals(path)
                ? response.header("Content-Type", "application/json").sendString(Mono.just(json))
                : echo(request, response);
    }

    public void die() {
        server.disposeNow();
    }

    public void comeBack() {
        server = bind(server.port());
    }

    private Publisher<Void> echo(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .doOnNext(body -> remember(request, body))
                .flatMap(body -> response.header("Content-Type", "application/json")
                        .header("X-Trace-Id", "of-the-service")
                        .header("Server", "secret/1.0")
                        .sendString(Mono.just("{\"service\":\"" + name + "\"}"))
                        .then());
    }

    public void remember(HttpServerRequest request, String body) {
        if (request.uri().startsWith("/internal/")) {
            return;
        }
        seen.add(new Seen(
                request.method().name(), request.uri(), request.requestHeaders().copy(), body));
    }

    private DisposableServer bind(int port) {
        return HttpServer.create()
                .port(port)
                .handle((request, response) -> handler.apply(request, response))
                .bindNow();
    }
}
