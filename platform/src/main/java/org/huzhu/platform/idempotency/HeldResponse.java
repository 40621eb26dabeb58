package org.huzhu.platform.idempotency;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the answer of a POST in memory until its transaction has committed. Answers to POST are small; more than 1 MB
 * is a fault.
 */
class HeldResponse extends ServerHttpResponseDecorator {

    private static final int LARGEST = 1024 * 1024;
    /** Set anew for each delivery, never stored. */
    private static final List<String> NOT_STORED = List.of("x-trace-id", "date", "cache-control", "pragma", "expires");

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    HeldResponse(ServerHttpResponse response) {
        super(response);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> buffers) {
        return DataBufferUtils.join(buffers, LARGEST)
                .onErrorMap(
                        DataBufferLimitException.class,
                        e -> new IllegalStateException("an answer larger than 1 MB", e.getCause()))
                .doOnNext(this::keep)
                .then();
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> buffers) {
        return writeWith(Flux.from(buffers).concatMap(buffer -> buffer));
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.empty();
    }

    Answer answer() {
        var headers = new HashMap<String, List<String>>();
        getHeaders().forEach((name, values) -> {
            if (!NOT_STORED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name, List.copyOf(values));
            }
        });
        var status = getStatusCode() == null ? HttpStatus.OK : getStatusCode();
        return new Answer(status.value(), headers, body.toByteArray(), Optional.empty());
    }

    private void keep(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        body.writeBytes(bytes);
    }
}
