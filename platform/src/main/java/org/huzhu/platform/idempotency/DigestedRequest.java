package org.huzhu.platform.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hashes the body while it streams past, so that large uploads are compared without being held in memory. */
class DigestedRequest extends ServerHttpRequestDecorator {

    private final MessageDigest digest;
    private boolean consumed;

    DigestedRequest(ServerHttpRequest request) {
        super(request);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
        return Mono.defer(() -> consumed ? Mono.empty() : getBody().doOnNext(DataBufferUtils::release).then());
    }

    byte[] digest() {
        return digest.digest();
    }

    private void update(DataBuffer buffer) {
        try (var parts = buffer.readableByteBuffers()) {
            parts.forEachRemaining(digest::update);
        }
    }
}
