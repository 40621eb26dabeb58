package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.ClaimsStory;
import org.huzhu.standalone.story.Narrator;
import org.huzhu.standalone.story.RosterRow;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Sessions.Staff;
import org.huzhu.standalone.story.UnitHandler;
import org.huzhu.standalone.story.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Everything the platform leaves on disk, measures or sends as spans is read byte by byte: no person of a roster may be found in it (I10). */
class CanaryIT {

    /** ID numbers and cards of the persons of this test begin like this in no other place. */
    private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)320201(?:19|20)\\d{9}[\\dXx]");

    private static final Pattern CARD = Pattern.compile("(?<!\\d)623\\d{16}(?!\\d)");

    /** Any mobile number: only where text is scanned, because bytes may read like one by chance. */
    private static final Pattern PHONE = Pattern.compile("(?<![0-9A-Za-z.])1[3-9]\\d{9}(?![0-9A-Za-z.])");

    private static final List<String> PHONES_OF_THE_STAFF =
            Arrays.stream(Staff.values()).map(Staff::phone).toList();

    private final Installation huzhu = Installation.get();

    @Test
    @DisplayName(
            "AC-164, I10 after the full flow no ID number, card or phone is in clear in logs, Kafka, tables, files, traces or metrics")
    void nothing_personal_is_in_clear() throws Exception {
        var persons = Rosters.of(20, 164);
        var handler = huzhu.firstUnit();
        var orderNo = handler.newOrder();
        handler.await(
                handler.upload(orderNo, "canary.xlsx", Workbooks.write(withMistake(persons))), Duration.ofMinutes(1));
        handler.persons(orderNo, true);
        handler.coverages("idNumber=" + persons.getFirst().idNumber());
        handler.deleteIneligible(orderNo).expectSuccess();
        handler.complete(orderNo);
        strange(persons.getFirst(), handler);

        var silent = new Narrator(new PrintStream(PrintStream.nullOutputStream(), false, UTF_8));
        new ClaimsStory(huzhu.api(), huzhu.sessions(), silent, 166).tell();

        var phones = new ArrayList<>(PHONES_OF_THE_STAFF);
        phones.add(handler.phone());
        var canary = new Canary(persons, phones);
        spansHaveArrived();

        var found = new TreeSet<String>();
        found.addAll(inFolder(huzhu.platform().settings().logFolder(), canary::isInText));
        found.addAll(inFolder(huzhu.spans().folder(), canary::isInText));
        found.addAll(inMetrics(canary::isInText));
        found.addAll(inFolder(huzhu.home().resolve("kafka"), canary::isIn));
        found.addAll(inFolder(huzhu.home().resolve("files"), canary::isIn));
        found.addAll(inFolder(huzhu.home().resolve("claims-files"), canary::isIn));
        found.addAll(inTables(canary::isIn));

        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("the scan finds a number that is there, in clear, in base64 and in hex")
    void the_scan_would_see_it() {
        var persons = Rosters.of(1, 165);
        var canary = new Canary(persons, List.of("18812345678"));
        var person = persons.getFirst();
        for (var number : List.of(person.idNumber(), person.bankCard(), person.phone(), "18812345678")) {
            assertThat(canary.isIn("…" + number + "…")).isTrue();
            assertThat(canary.isIn(Base64.getEncoder().encodeToString(number.getBytes(ISO_8859_1))))
                    .isTrue();
            assertThat(canary.isIn(HexFormat.of().formatHex(number.getBytes(ISO_8859_1))))
                    .isTrue();
        }
        assertThat(canary.isIn("32020120260101")).isFalse();
        assertThat(canary.isInText("phone=13712345678;")).isTrue();
        assertThat(canary.isInText("huzhu_x 13712345678.0")).isFalse();
    }

    /** What a careless or ill-meaning client writes where it does not belong. */
    private void strange(RosterRow person, UnitHandler handler) {
        var api = huzhu.api();
        api.post("/api/v1/orders", handler.token(), Map.of("product", person.idNumber()));
        api.post("/api/v1/orders", handler.token(), Map.of(person.idNumber(), person.phone()));
        api.get("/api/v1/members/" + person.idNumber() + "?phone=" + person.phone(), handler.token());
        api.get("/api/v1/orders/" + person.bankCard() + "/persons?q=" + person.bankCard(), handler.token());
        api.get("/api/v1/products/x%0d%0a" + person.phone() + "?idNumber=" + person.idNumber(), handler.token());
        api.post(
                "/api/v1/auth/codes",
                Api.Token.none(),
                Map.of("phone", person.phone() + "\r\n" + person.idNumber(), "purpose", "LOGIN"));
        api.send(
                "POST",
                "/api/v1/orders",
                handler.token(),
                new Api.Body(
                        Optional.of("application/json"), ("{\"product\": " + person.idNumber()).getBytes(UTF_8), ""));
    }

    /** Spans leave within seconds of the work they tell of. */
    private void spansHaveArrived() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(huzhu.spans().all())
                        .extracting(SpanReceiver.Received::service)
                        .contains(Layout.SERVICES.toArray(String[]::new)));
        Pause.millis(5_000);
    }

    private List<String> inMetrics(Predicate<String> finds) throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        try (var http = HttpClient.newHttpClient()) {
            for (var service : Layout.SERVICES) {
                var address = "http://127.0.0.1:%d/actuator/prometheus"
                        .formatted(huzhu.platform().settings().layout().management(service));
                var answer =
                        http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(answer.body()).contains("http_server_requests_seconds");
                if (finds.test(answer.body())) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    private static List<RosterRow> withMistake(List<RosterRow> persons) {
        var rows = new ArrayList<>(persons);
        rows.set(3, rows.get(3).withPhone("12812345678"));
        return rows;
    }

    private static TreeSet<String> inFolder(Path folder, Predicate<String> finds) throws IOException {
        var found = new TreeSet<String>();
        if (!Files.exists(folder)) {
            return found;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("index"))
                    .toList()) {
                if (finds.test(new String(Files.readAllBytes(file), ISO_8859_1))) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    private TreeSet<String> inTables(Predicate<String> finds) throws SQLException, IOException {
        var found = new TreeSet<String>();
        try (var connection = huzhu.database()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : tables(connection)) {
                var out = new ByteArrayOutputStream();
                copy.copyOut("copy " + table + " to stdout", out);
                if (finds.test(out.toString(ISO_8859_1))) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private static List<String> tables(java.sql.Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("""
                    select format('%I.%I', table_schema, table_name) from information_schema.tables
                    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')\
                    """)) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        assertThat(tables).hasSizeGreaterThan(10);
        return tables;
    }

    /** Any synthetic identity at all, and the numbers of this test also as base64 or hex. */
    private record Canary(List<String> numbers) {

        Canary(List<RosterRow> persons, List<String> phones) {
            this(Stream.concat(
                            persons.stream()
                                    .flatMap(person -> Stream.of(person.idNumber(), person.bankCard(), person.phone())),
                            phones.stream())
                    .toList());
        }

        boolean isInText(String text) {
            return isIn(text) || PHONE.matcher(text).find();
        }

        boolean isIn(String text) {
            return IDENTITY.matcher(text).find()
                    || CARD.matcher(text).find()
                    || numbers.stream().anyMatch(number -> contains(text, number));
        }

        private static boolean contains(String text, String number) {
            var bytes = number.getBytes(ISO_8859_1);
            var whole = bytes.length / 3 * 4;
            return text.contains(number)
                    || text.contains(Base64.getEncoder().encodeToString(bytes).substring(0, whole))
                    || text.contains(HexFormat.of().formatHex(bytes));
        }
    }
}
