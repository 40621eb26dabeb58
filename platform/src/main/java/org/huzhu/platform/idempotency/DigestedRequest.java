package org.huzhu.platform.idempotency;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hashes the body while it streams past, so that large uploads are compared without being held in memory. */
class DigestedRequest extends ServerHttpRequestDecorator {

    private final BodyDigest digest;
    private boolean consumed;

    DigestedRequest(ServerHttpRequest request) {
        super(request);
        var contentType = request.getHeaders().getContentType();
        var boundary = contentType == null ? null : contentType.getParameter("boundary");
        this.digest = new BodyDigest(boundary == null ? "" : boundary);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            consumed = true;
            return super.getBody().doOnNext(this::update);
        });
    }

    /** Reads what nobody has read, so that the hash covers the whole body. */
    Mono<Void> drain() {
        return Mono.defer(() -> consumed
                ? Mono.empty()
                : getBody().doOnNext(DataBufferUtils::release).then());
    }

    byte[] digest() {
        return digest.value();
    }

    private void update(DataBuffer buffer) {
        try (var parts = buffer.readableByteBuffers()) {
            parts.forEachRemaining(part -> {
                var bytes = new byte[part.remaining()];
                part.get(bytes);
                digest.update(bytes);
            });
        }
    }
}
