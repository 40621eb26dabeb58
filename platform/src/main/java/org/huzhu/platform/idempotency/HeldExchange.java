package org.huzhu.platform.idempotency;

import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An exchange whose body is hashed and whose answer is held back. Spring's own {@code mutate()} would still read forms
 * and parts from the original request, past the hash.
 */
class HeldExchange extends ServerWebExchangeDecorator {

    private final DigestedRequest request;
    private final HeldResponse response;
    private final Mono<MultiValueMap<String, String>> formData;
    private final Mono<MultiValueMap<String, Part>> multipartData;
    private volatile MultiValueMap<String, Part> parts = new LinkedMultiValueMap<>();

    HeldExchange(ServerWebExchange exchange, ServerCodecConfigurer codecs) {
        super(exchange);
        this.request = new DigestedRequest(exchange.getRequest());
        this.response = new HeldResponse(exchange.getResponse());
        this.formData = read(
                codecs,
                MediaType.APPLICATION_FORM_URLENCODED,
                ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, String.class));
        this.multipartData = this.<MultiValueMap<String, Part>>read(
                        codecs,
                        MediaType.MULTIPART_FORM_DATA,
                        ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, Part.class))
                .doOnNext(read -> parts = read)
                .cache();
    }

    DigestedRequest digested() {
        return request;
    }

    HeldResponse held() {
        return response;
    }

    @Override
    public ServerHttpRequest getRequest() {
        return request;
    }

    @Override
    public ServerHttpResponse getResponse() {
        return response;
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return formData;
    }

    @Override
    public Mono<MultiValueMap<String, Part>> getMultipartData() {
        return multipartData;
    }

    /** Removes parts that were kept in files. */
    Mono<Void> cleanUp() {
        return Flux.defer(() -> Flux.fromIterable(parts.values()))
                .flatMapIterable(same -> same)
                .flatMap(part -> part.delete().onErrorComplete())
                .then();
    }

    @SuppressWarnings("unchecked")
    private <T> Mono<T> read(ServerCodecConfigurer codecs, MediaType type, ResolvableType target) {
        var contentType = request.getHeaders().getContentType();
        if (contentType == null || !type.isCompatibleWith(contentType)) {
            return Mono.just((T) CollectionUtils.toMultiValueMap(java.util.Map.of()));
        }
        return codecs.getReaders().stream()
                .filter(reader -> reader.canRead(target, type))
                .map(reader -> (HttpMessageReader<T>) reader)
                .findFirst()
                .map(reader ->
                        reader.readMono(target, request, java.util.Map.of()).cache())
                .orElseGet(() -> Mono.error(new IllegalStateException("no reader for " + type)));
    }
}
