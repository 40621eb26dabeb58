package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.huzhu.standalone.story.ClaimsStory;
import org.huzhu.standalone.story.Narrator;
import org.huzhu.standalone.story.RosterRow;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Everything the platform leaves on disk is read byte by byte: no person of a roster may be found in it. */
class CanaryIT {

    /** ID numbers and cards of the persons of this test begin like this in no other place. */
    private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)320201(?:19|20)\\d{9}[\\dXx]");

    private static final Pattern CARD = Pattern.compile("(?<!\\d)623\\d{16}(?!\\d)");

    private final Installation huzhu = Installation.get();

    @Test
    @DisplayName(
            "AC-164 after the full flow no ID number and no card is in clear in logs, Kafka, any table or any file")
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
        huzhu.api()
                .post(
                        "/api/v1/orders",
                        handler.token(),
                        Map.of("product", persons.getFirst().idNumber()));

        var silent = new Narrator(new PrintStream(PrintStream.nullOutputStream(), false, UTF_8));
        new ClaimsStory(huzhu.api(), huzhu.sessions(), silent, 166).tell();

        var found = new TreeSet<String>();
        found.addAll(inFolder(huzhu.platform().settings().logFolder(), persons));
        found.addAll(inFolder(huzhu.home().resolve("kafka"), persons));
        found.addAll(inFolder(huzhu.home().resolve("files"), persons));
        found.addAll(inFolder(huzhu.home().resolve("claims-files"), persons));
        found.addAll(inTables(persons));

        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("the scan finds a number that is there, in clear, in base64 and in hex")
    void the_scan_would_see_it() {
        var persons = Rosters.of(1, 165);
        var id = persons.getFirst().idNumber();
        assertThat(finds("…" + id + "…", persons)).isTrue();
        assertThat(finds(Base64.getEncoder().encodeToString(id.getBytes(ISO_8859_1)), persons))
                .isTrue();
        assertThat(finds(HexFormat.of().formatHex(id.getBytes(ISO_8859_1)), persons))
                .isTrue();
        assertThat(finds("32020120260101", persons)).isFalse();
    }

    private static List<RosterRow> withMistake(List<RosterRow> persons) {
        var rows = new ArrayList<>(persons);
        rows.set(3, rows.get(3).withPhone("12812345678"));
        return rows;
    }

    private static TreeSet<String> inFolder(Path folder, List<RosterRow> persons) throws IOException {
        var found = new TreeSet<String>();
        if (!Files.exists(folder)) {
            return found;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("index"))
                    .toList()) {
                if (finds(new String(Files.readAllBytes(file), ISO_8859_1), persons)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    private TreeSet<String> inTables(List<RosterRow> persons) throws SQLException, IOException {
        var found = new TreeSet<String>();
        try (var connection = huzhu.database()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : tables(connection)) {
                var out = new ByteArrayOutputStream();
                copy.copyOut("copy " + table + " to stdout", out);
                if (finds(out.toString(ISO_8859_1), persons)) {
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

    /** Any synthetic identity at all, and those of this test also as base64 or hex. */
    private static boolean finds(String text, List<RosterRow> persons) {
        if (IDENTITY.matcher(text).find() || CARD.matcher(text).find()) {
            return true;
        }
        return persons.stream()
                .flatMap(person -> java.util.stream.Stream.of(person.idNumber(), person.bankCard()))
                .anyMatch(number -> containsEncoded(text, number));
    }

    private static boolean containsEncoded(String text, String number) {
        var bytes = number.getBytes(ISO_8859_1);
        return text.contains(Base64.getEncoder().encodeToString(bytes).substring(0, 20))
                || text.contains(HexFormat.of().formatHex(bytes));
    }
}
