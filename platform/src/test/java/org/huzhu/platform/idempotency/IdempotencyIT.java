package org.huzhu.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.PlatformIT;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class IdempotencyIT extends PlatformIT {

    private final String name = "thing-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatGetsTheSameAnswerWithoutASecondEffect() {
        var client = as(tokens.account(UUID.randomUUID()));

        var first = post(client, "/sample/things", name);
        var second = post(client, "/sample/things", name);

        assertThat(first.getStatus()).isEqualTo(HttpStatus.CREATED);
        assertThat(second.getStatus()).isEqualTo(HttpStatus.CREATED);
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody()).isNotEmpty();
        assertThat(second.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation())
                .isNotNull();
        assertThat(second.getResponseHeaders().getContentType())
                .isEqualTo(first.getResponseHeaders().getContentType());
        assertThat(first.getResponseHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(second.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.getResponseHeaders().get("X-Trace-Id"))
                .hasSize(1)
                .isNotEqualTo(first.getResponseHeaders().get("X-Trace-Id"));
        assertThat(thingsCalled(name)).isEqualTo(1);
    }

    @Test
    void twentyAtOnceHaveOneEffect() {
        var client = as(tokens.account(UUID.randomUUID()));

        var statuses = Flux.range(0, 20)
                .flatMap(
                        _ -> reactor.core.publisher.Mono.fromCallable(() -> post(client, "/sample/things", name)
                                        .getStatus()
                                        .value())
                                .subscribeOn(Schedulers.boundedElastic()),
                        20)
                .collectList()
                .block();

        assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(thingsCalled(name)).isEqualTo(1);
        assertThat(post(client, "/sample/things", name).getStatus()).isEqualTo(HttpStatus.CREATED);
        assertThat(thingsCalled(name)).isEqualTo(1);
    }

    @Test
    void anotherBodyOrAddressUnderTheSameKeyIsRefused() {
        var client = as(tokens.account(UUID.randomUUID()));
        post(client, "/sample/things", name);

        expectCode(
                post(client, "/sample/things", name + "x"), HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED");
        expectCode(post(client, "/sample/refusals", name), HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED");
        assertThat(thingsCalled(name + "x")).isZero();
    }

    @Test
    void keysBelongToTheirCaller() {
        assertThat(post(as(tokens.account(UUID.randomUUID())), "/sample/things", name)
                        .getStatus())
                .isEqualTo(HttpStatus.CREATED);
        assertThat(post(as(tokens.client("hr", "sample:write")), "/sample/things", name)
                        .getStatus())
                .isEqualTo(HttpStatus.CREATED);
        assertThat(thingsCalled(name)).isEqualTo(2);
    }

    @Test
    void aRefusalUndoesItsWorkAndIsNotStored() {
        var client = as(tokens.account(UUID.randomUUID()));
        var startedBefore = sample.started.get();

        expectCode(post(client, "/sample/refusals", name), HttpStatus.CONFLICT, "ILLEGAL_TRANSITION");
        expectCode(post(client, "/sample/refusals", name), HttpStatus.CONFLICT, "ILLEGAL_TRANSITION");

        assertThat(sample.started.get() - startedBefore).isEqualTo(2);
        assertThat(thingsCalled(name)).isZero();
        assertThat(count("select count(*) from idempotency where key = '" + key + "'"))
                .isZero();
    }

    @Test
    void whatAUseCaseUndidStaysUndoneThoughItsRequestSucceeds() {
        var client = as(tokens.account(UUID.randomUUID()));

        var first = post(client, "/sample/recoveries", name);
        var second = post(client, "/sample/recoveries", name);

        assertThat(first.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(thingsCalled(name)).isZero();
    }

    @Test
    void anUploadMayBeRepeatedWithANewBoundary() {
        var client = as(tokens.account(UUID.randomUUID()));

        var first = upload(client, name);
        var second = upload(client, name);

        assertThat(first.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody()).isNotEmpty();
        assertThat(thingsCalled("LETTER:" + name)).isEqualTo(1);
        expectCode(upload(client, name + "x"), HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void validationErrorsPassThrough() {
        expectCode(
                post(as(tokens.account(UUID.randomUUID())), "/sample/things", " "),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "FIELD_INVALID");
    }

    @Test
    void unprintableKeysAreRefused() {
        var answer = as(tokens.account(UUID.randomUUID()))
                .post()
                .uri("/sample/things")
                .header("Idempotency-Key", "a b")
                .bodyValue(Map.of("name", name))
                .exchange()
                .expectBody()
                .returnResult();
        expectCode(answer, HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void otherVerbsIgnoreTheKey() {
        var client = as(tokens.account(UUID.randomUUID()));
        for (var i = 0; i < 2; i++) {
            client.put()
                    .uri("/sample/things/" + UUID.randomUUID())
                    .header("Idempotency-Key", key)
                    .bodyValue(Map.of("name", name))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        assertThat(thingsCalled(name)).isEqualTo(2);
    }

    @Test
    void storedAnswersAreSealed() {
        post(as(tokens.account(UUID.randomUUID())), "/sample/things", name);

        assertThat(count("select count(*) from idempotency where position(convert_to('" + name
                        + "', 'UTF8') in sealed) > 0"))
                .isZero();
        assertThat(count("select count(*) from idempotency where key = '" + key + "'"))
                .isEqualTo(1);
    }

    private EntityExchangeResult<byte[]> post(WebTestClient client, String uri, String thing) {
        return client.post()
                .uri(uri)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("name", thing))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private EntityExchangeResult<byte[]> upload(WebTestClient client, String content) {
        var parts = new MultipartBodyBuilder();
        parts.part("kind", "LETTER");
        parts.part("file", new ByteArrayResource(content.getBytes())).filename("a.txt");
        return client.post()
                .uri("/sample/uploads")
                .header("Idempotency-Key", key)
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .bodyValue(parts.build())
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static void expectCode(EntityExchangeResult<byte[]> answer, HttpStatus status, String code) {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getResponseHeaders().getContentType().isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .isTrue();
        assertThat(new String(answer.getResponseBody())).contains("\"code\":\"" + code + "\"", "\"traceId\"");
    }
}
