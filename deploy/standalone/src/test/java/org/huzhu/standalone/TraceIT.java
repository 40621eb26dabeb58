package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.huzhu.standalone.SpanReceiver.Received;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Sessions.Staff;
import org.huzhu.standalone.story.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One trace from the upload of a roster to the text message, through all processes (feature 97). */
class TraceIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation huzhu = Installation.get();
    private final String traceId = UUID.randomUUID().toString().replace("-", "");

    @Test
    @DisplayName("97: upload, import, review, payment, cover, projection and both messages lie in one trace")
    void one_trace_from_upload_to_message() throws Exception {
        var door = huzhu.api().under("00-" + traceId + "-00f067aa0ba902b7-00");
        var handler = huzhu.firstUnit().through(door);
        var orderNo = handler.newOrder();
        handler.await(
                handler.upload(orderNo, "roster.xlsx", Workbooks.write(Rosters.of(3, 97))), Duration.ofMinutes(1));
        handler.submit(orderNo).expectSuccess();
        handler.reviewOrder(orderNo, Staff.FIRST_REVIEWER).expectSuccess();
        handler.pay(orderNo, "360.00").expectSuccess();
        handler.reviewPayment(orderNo, Staff.SECOND_REVIEWER).expectSuccess();

        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(named("sms console")).hasSizeGreaterThanOrEqualTo(2);
            assertThat(named("process coverage.activated"))
                    .extracting(Received::service)
                    .contains("member-service", "claims-service");
        });
        // A parent is sent after its children, and each service sends in its own rhythm.
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(named("sms console"))
                        .allSatisfy(sms -> assertThat(way(sms)).contains("gateway")));

        assertThat(spans())
                .extracting(Received::service)
                .contains("claims-service", "enrollment-service", "gateway", "member-service", "notification-service");
        assertThat(named("sms console"))
                .allSatisfy(sms -> assertThat(way(sms))
                        .containsSubsequence("notification-service", "enrollment-service", "gateway"));
        assertThat(ancestors(named("sms console").getFirst()))
                .extracting(Received::name)
                .anySatisfy(name -> assertThat(name).startsWith("process enrollment."))
                .anySatisfy(name -> assertThat(name).startsWith("publish enrollment."))
                .anySatisfy(name -> assertThat(name).isEqualTo("deliver sms"));
        assertThat(named("import roster"))
                .hasSize(1)
                .allSatisfy(span -> assertThat(way(span)).contains("gateway"));
        assertThat(spans())
                .anySatisfy(span -> {
                    assertThat(span.service()).isEqualTo("enrollment-service");
                    assertThat(span.attributes().get("db.query.text")).startsWith("insert into outbox");
                })
                .anySatisfy(span -> {
                    assertThat(span.service()).isEqualTo("notification-service");
                    assertThat(span.attributes().get("db.query.text")).startsWith("insert into sms_message");
                });
    }

    @Test
    @DisplayName("the trace id of an error's body finds its line in the log and its spans")
    void an_error_is_found_by_its_id() {
        var door = huzhu.api().under("00-" + traceId + "-00f067aa0ba902b7-00");
        var refused = huzhu.firstUnit().through(door).order("20260101000000017");

        assertThat(refused.code()).isEqualTo("NOT_FOUND");
        assertThat(refused.text("traceId")).isEqualTo(traceId);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(linesOf("gateway"))
                        .anySatisfy(line -> assertThat(line).contains("GET /api/v1/orders/", "status=404")));
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(spans())
                        .extracting(Received::name)
                        .contains("GET enrollment", "GET /api/v1/orders/{orderNo}"));
    }

    @Test
    @DisplayName("the events of a trace are named in the lines of those who consume them")
    void lines_of_consumers_name_the_trace() {
        var door = huzhu.api().under("00-" + traceId + "-00f067aa0ba902b7-00");
        var handler = huzhu.firstUnit().through(door);
        var orderNo = handler.newOrder();
        handler.await(
                handler.upload(orderNo, "roster.xlsx", Workbooks.write(Rosters.of(2, 98))), Duration.ofMinutes(1));

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(linesOf("enrollment-service"))
                        .anySatisfy(line -> assertThat(line).contains("roster import taken")));
    }

    private List<String> linesOf(String service) throws IOException {
        try (var files = Files.list(huzhu.platform().settings().logFolder())) {
            return files.filter(file -> file.getFileName().toString().startsWith(service))
                    .flatMap(TraceIT::lines)
                    .filter(line -> line.contains("[" + traceId + "]"))
                    .toList();
        }
    }

    private static java.util.stream.Stream<String> lines(java.nio.file.Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Received> spans() {
        return huzhu.spans().of(traceId);
    }

    private List<Received> named(String name) {
        return spans().stream().filter(span -> span.name().equals(name)).toList();
    }

    /** The services from a span back to where its trace began. */
    private List<String> way(Received span) {
        return ancestors(span).stream().map(Received::service).toList();
    }

    private List<Received> ancestors(Received span) {
        Map<String, Received> byId =
                spans().stream().collect(Collectors.toMap(Received::spanId, Function.identity(), (first, _) -> first));
        return java.util.stream.Stream.iterate(span, java.util.Objects::nonNull, child -> byId.get(child.parentId()))
                .limit(100)
                .toList();
    }
}
