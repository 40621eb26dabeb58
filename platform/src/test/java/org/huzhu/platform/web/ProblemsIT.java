package org.huzhu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.huzhu.platform.PlatformIT;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class ProblemsIT extends PlatformIT {

    @Test
    void aFieldNobodyDefinedIsNamed() {
        problem(
                        post("{\"name\":\"a\",\"details\":[{\"count\":1,\"colour\":2}]}"),
                        HttpStatus.BAD_REQUEST,
                        "UNKNOWN_FIELD")
                .jsonPath("$.field")
                .isEqualTo("details[0].colour");
    }

    @Test
    void bodiesThatAreNoJsonAreRefused() {
        problem(post("{\"name\":"), HttpStatus.BAD_REQUEST, "JSON_INVALID");
        problem(post("[1]"), HttpStatus.BAD_REQUEST, "JSON_INVALID");
    }

    @Test
    void aMissingBodyIsRefused() {
        problem(
                as(tokens.staff())
                        .post()
                        .uri("/sample/things")
                        .contentType(MediaType.APPLICATION_JSON)
                        .exchange(),
                HttpStatus.BAD_REQUEST,
                "BAD_REQUEST");
    }

    @Test
    void aValueOfTheWrongKindNamesItsField() {
        problem(
                        post("{\"name\":\"a\",\"details\":[{\"count\":\"many\"}]}"),
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "FIELD_INVALID")
                .jsonPath("$.errors[0].field")
                .isEqualTo("details[0].count");
    }

    @Test
    void constraintsListTheirFieldsInChinese() {
        problem(post("{\"name\":\" \"}"), HttpStatus.UNPROCESSABLE_CONTENT, "FIELD_INVALID")
                .jsonPath("$.errors[0].field")
                .isEqualTo("name")
                .jsonPath("$.errors[0].detail")
                .isEqualTo("请填写名称")
                .jsonPath("$.field")
                .isEqualTo("name");
    }

    @Test
    void parametersAreCheckedTheSameWay() {
        problem(get("/sample/lists?count=9"), HttpStatus.UNPROCESSABLE_CONTENT, "FIELD_INVALID")
                .jsonPath("$.errors[0].field")
                .isEqualTo("count")
                .jsonPath("$.errors[0].detail")
                .isEqualTo("最多5个");
        problem(get("/sample/lists?count=x"), HttpStatus.UNPROCESSABLE_CONTENT, "FIELD_INVALID")
                .jsonPath("$.field")
                .isEqualTo("count");
        problem(get("/sample/texts"), HttpStatus.BAD_REQUEST, "BAD_REQUEST")
                .jsonPath("$.field")
                .isEqualTo("name");
        problem(get("/sample/lists?limit=201"), HttpStatus.BAD_REQUEST, "LIMIT_INVALID");
        problem(get("/sample/lists?cursor=bm90b3Vycw"), HttpStatus.BAD_REQUEST, "CURSOR_INVALID");
    }

    @Test
    void aCharacterThatNoTextColumnHoldsIsTheClientsFault() {
        problem(get("/sample/texts?name=a%00b"), HttpStatus.BAD_REQUEST, "BAD_REQUEST");
    }

    @Test
    void whatIsNotThereIsAProblemDocumentToo() {
        problem(get("/nowhere"), HttpStatus.NOT_FOUND, "NOT_FOUND")
                .jsonPath("$.instance")
                .isEqualTo("/nowhere");
    }

    @Test
    void theWrongVerbTellsTheRightOnes() {
        var answer = web.delete().uri("/sample/open").exchange();
        answer.expectHeader().valueMatches("Allow", ".*GET.*");
        problem(answer, HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");
    }

    @Test
    void otherContentTypesAreRefused() {
        problem(
                as(tokens.staff())
                        .post()
                        .uri("/sample/things")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("a")
                        .exchange(),
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(
                web.get().uri("/sample/open").accept(MediaType.IMAGE_PNG).exchange(),
                HttpStatus.NOT_ACCEPTABLE,
                "NOT_ACCEPTABLE");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        problem(post("{\"name\":\"" + "a".repeat(100_000) + "\"}"), HttpStatus.CONTENT_TOO_LARGE, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void anUploadWithoutItsPartsIsRefused() {
        problem(
                as(tokens.staff())
                        .post()
                        .uri("/sample/uploads")
                        .contentType(MediaType.parseMediaType("multipart/form-data;boundary=b"))
                        .bodyValue("--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nX\r\n--b--\r\n")
                        .exchange(),
                HttpStatus.BAD_REQUEST,
                "BAD_REQUEST");
    }

    @Test
    void anUnexpectedErrorTellsNothingButItsTrace() {
        var answer = web.get()
                .uri("/sample/failure")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .exchange();
        answer.expectHeader().valueEquals("X-Trace-Id", "0af7651916cd43dd8448eb211c80319c");
        var body = new String(problem(answer, HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR")
                .jsonPath("$.traceId")
                .isEqualTo("0af7651916cd43dd8448eb211c80319c")
                .returnResult()
                .getResponseBodyContent());
        assertThat(body).doesNotContain("secret", "IllegalState", "320201");
    }

    @Test
    void aListOfOnePageHasACursorToTheNext() {
        get("/sample/lists?limit=2&count=3")
                .expectBody()
                .json("{\"items\":[\"a\",\"b\"],\"next\":\"YzE6Yg\",\"total\":3}");
        get("/sample/lists?cursor=YzE6Yg").expectStatus().isOk();
    }

    @Test
    void aMalformedIdIsNoInternalError() {
        problem(
                as(tokens.account(UUID.randomUUID()))
                        .put()
                        .uri("/sample/things/1")
                        .bodyValue(java.util.Map.of("name", "a"))
                        .exchange(),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "FIELD_INVALID");
    }

    private WebTestClient.ResponseSpec post(String json) {
        return as(tokens.staff())
                .post()
                .uri("/sample/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String uri) {
        return web.get()
                .uri(java.net.URI.create("http://localhost:" + port + uri))
                .exchange();
    }

    private static WebTestClient.BodyContentSpec problem(
            WebTestClient.ResponseSpec answer, HttpStatus status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.type")
                .isEqualTo("urn:huzhu:problem:" + code)
                .jsonPath("$.status")
                .isEqualTo(status.value())
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.traceId")
                .isNotEmpty();
    }
}
