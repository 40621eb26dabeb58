package org.huzhu.gateway.apidocs;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.huzhu.gateway.routing.RoutingTable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.webjars.WebJarVersionLocator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages the gateway serves itself. Nothing on them comes from another host. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "huzhu.gateway.apidocs.shown", matchIfMissing = true)
class ApiDocsConfiguration implements WebFluxConfigurer {

    private static final int LARGEST_DOCUMENT = 8 * 1024 * 1024;
    private static final Duration ASSETS_KEPT = Duration.ofHours(1);

    @Bean
    MergedDocument mergedDocument(
            WebClient.Builder http, JsonMapper json, RoutingTable table, ApiDocsSettings settings) {
        var merge = merge(json, table);
        var finish = new OpenApiFinish(Words.load("openapi-words.yaml"));
        var client = http.codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_DOCUMENT))
                .build();
        return new MergedDocument(client, json, merge, finish, table.services(), settings);
    }

    @Bean
    RouterFunction<ServerResponse> pages(MergedDocument document) {
        return route().GET("/openapi.json", _ -> json(document.bytes()))
                .GET("/v3/api-docs", _ -> json(document.bytes()))
                .GET("/", _ -> page("pages/index.html"))
                .GET("/swagger-ui.html", _ -> page("pages/swagger-ui.html"))
                .GET("/events.html", _ -> page("pages/events.html"))
                .GET("/asyncapi.yaml", _ -> yaml("pages/asyncapi.yaml"))
                .GET("/swagger-ui", _ -> toApiPage())
                .GET("/swagger-ui/", _ -> toApiPage())
                .GET("/swagger-ui/index.html", _ -> toApiPage())
                .build();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var version = Objects.requireNonNull(new WebJarVersionLocator().version("swagger-ui"), "swagger-ui is missing");
        registry.addResourceHandler("/swagger-ui/*.css", "/swagger-ui/*.js", "/swagger-ui/*.png")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + version + '/')
                .setCacheControl(CacheControl.maxAge(ASSETS_KEPT));
        registry.addResourceHandler("/assets/*")
                .addResourceLocations("classpath:/pages/assets/")
                .setCacheControl(CacheControl.maxAge(ASSETS_KEPT));
    }

    static OpenApiMerge merge(JsonMapper json, RoutingTable table) {
        return new OpenApiMerge(
                frame(json),
                (method, path) -> table.find(method, path).isPresent(),
                (method, path) -> table.find(method, path)
                        .filter(rule -> !rule.tokenRequired())
                        .isPresent());
    }

    private static ObjectNode frame(JsonMapper json) {
        try (var stream = new ClassPathResource("openapi-frame.json").getInputStream()) {
            return (ObjectNode) json.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mono<ServerResponse> json(Mono<byte[]> body) {
        return body.flatMap(bytes -> ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .bodyValue(bytes));
    }

    private static Mono<ServerResponse> page(String resource) {
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .bodyValue(new ClassPathResource(resource));
    }

    private static Mono<ServerResponse> yaml(String resource) {
        return ServerResponse.ok()
                .contentType(new MediaType("application", "yaml", java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .bodyValue(new ClassPathResource(resource));
    }

    private static Mono<ServerResponse> toApiPage() {
        return ServerResponse.permanentRedirect(URI.create("/swagger-ui.html")).build();
    }
}
