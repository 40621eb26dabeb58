package org.huzhu.gateway.apidocs;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Collects the services' documents, merges them, and keeps the result for a while. */
final class MergedDocument {

    private static final Logger log = LoggerFactory.getLogger(MergedDocument.class);

    private final WebClient http;
    private final JsonMapper json;
    private final OpenApiMerge merge;
    private final OpenApiFinish finish;
    private final Map<String, URI> services;
    private final ApiDocsSettings settings;
    private final Mono<Merged> kept;

    MergedDocument(
            WebClient http,
            JsonMapper json,
            OpenApiMerge merge,
            OpenApiFinish finish,
            Map<String, URI> services,
            ApiDocsSettings settings) {
        this.http = http;
        this.json = json;
        this.merge = merge;
        this.finish = finish;
        this.services = new TreeMap<>(services);
        this.settings = settings;
        this.kept = Mono.defer(this::make).cache(this::keepFor, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    private record Merged(byte[] bytes, boolean complete) {}

    private record Fetched(String service, Optional<JsonNode> document) {}

    Mono<byte[]> bytes() {
        return kept.map(Merged::bytes);
    }

    private Duration keepFor(Merged merged) {
        return merged.complete() ? settings.keptFor() : settings.keptWhenIncomplete();
    }

    private Mono<Merged> make() {
        return Flux.fromIterable(services.entrySet())
                .flatMap(service -> fetch(service.getKey(), service.getValue()))
                .collectList()
                .map(this::merged);
    }

    private Merged merged(List<Fetched> all) {
        var documents = new TreeMap<String, JsonNode>();
        var unavailable = new ArrayList<String>();
        for (var fetched : all) {
            fetched.document()
                    .ifPresentOrElse(
                            document -> documents.put(fetched.service(), document),
                            () -> unavailable.add(fetched.service()));
        }
        unavailable.sort(null);
        var whole = finish.finish(merge.merge(documents, unavailable));
        return new Merged(json.writeValueAsBytes(whole), unavailable.isEmpty());
    }

    private Mono<Fetched> fetch(String service, URI uri) {
        return http.get()
                .uri(uri.resolve(settings.path()))
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(settings.longestWait())
                .map(bytes -> new Fetched(service, Optional.of(json.readTree(bytes))))
                .onErrorResume(e -> {
                    log.warn("no API document from {}: {}", service, e.toString());
                    return Mono.just(new Fetched(service, Optional.empty()));
                })
                .defaultIfEmpty(new Fetched(service, Optional.empty()));
    }
}
