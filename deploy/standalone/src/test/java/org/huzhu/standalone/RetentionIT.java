package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.huzhu.check.CheckSettings;
import org.huzhu.check.Checker;
import org.huzhu.standalone.part.CheckerPart;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Bank;
import org.huzhu.standalone.story.InsuredPerson;
import org.huzhu.standalone.story.Sessions.Staff;
import org.huzhu.standalone.story.Society;
import org.huzhu.standalone.story.Synthetic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A member who was covered and paid years ago asks to be forgotten, and is, in every service; the books stay. */
class RetentionIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REQUESTS = "/api/v1/me/data-requests";
    private static final List<String> SERVICES =
            List.of("enrollment-service", "claims-service", "member-service", "notification-service");

    private final Installation huzhu = Installation.get();
    private final Society society = new Society(huzhu.api(), huzhu.sessions());
    private final InsuredPerson person =
            new InsuredPerson(huzhu.api(), huzhu.sessions(), new Synthetic(new SplittableRandom(4711)));
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Test
    @DisplayName("copy, refusal while the period runs, hold, erasure, proof; journal untouched and the checker clean")
    void a_person_is_forgotten_and_the_books_are_not() throws Exception {
        var memberId = person.register("WECHAT_WX_UNION").expect(201).text("memberId");
        var claimId = coveredAndPaid(memberId);
        var books = books(memberId);
        assertThat(books).isPositive();
        lookedUpBySomebody();

        var copy = copy();
        assertThat(copy).contains(person.idNumber(), person.name(), "无锡市演示医院", claimId);
        var log = huzhu.api().get("/api/v1/me/access-log", person.token()).expect(200);
        assertThat(new String(log.bytes(), UTF_8)).contains("MEMBER_LOOKED_UP", "窗口核实", "CLAIM_READ");

        var request = ask("ERASURE");
        assertThat(grant(request).code()).isEqualTo("ERASURE_FORBIDDEN");
        sevenYearsPass(memberId);
        var hold = huzhu.api()
                .post("/api/v1/staff/legal-holds", admin(), Map.of("personId", memberId, "reason", "法院调查"))
                .expect(201)
                .text("holdId");
        assertThat(grant(request).text("detail")).contains("LEGAL_HOLD");
        huzhu.api()
                .post("/api/v1/staff/legal-holds/" + hold + "/release", admin(), Map.of("reason", "调查结束"))
                .expect(200);
        assertThat(Pause.until(SOON, 100, () -> notHeldAnywhere(memberId))).isTrue();
        SERVICES.forEach(service -> assertThat(dryRun(service)).as(service).contains("\"kinds\""));
        assertThat(dryRun("claims-service")).contains("\"decision\"");

        grant(request).expect(200);

        assertThat(Pause.until(SOON, 200, () -> state(request).equals("DONE")))
                .as("every service erased: " + answers(request))
                .isTrue();
        assertThat(whatIsLeft(memberId)).isEmpty();
        assertThat(huzhu.count("select count(*) from member.member where person_id = '" + memberId + "'"))
                .isZero();
        assertThat(books(memberId)).isEqualTo(books);
        SERVICES.forEach(service -> assertThat(huzhu.count("select count(*) from %s.erasure_proof where cause = 'ORDER'"
                        .formatted(service.replace("-service", ""))))
                .as(service)
                .isPositive());
        assertThat(lookUp()).doesNotContain("2680", "演示医院");
        checkerIsClean();
    }

    /** Cover that ended yesterday, a stay in it, and its money. */
    private String coveredAndPaid(String memberId) {
        society.moveIn(List.of(person.cover("WX-3IN1", "", today.minusDays(365), today.minusDays(1))));
        assertThat(Pause.until(
                        SOON,
                        100,
                        () -> huzhu.count(
                                        "select count(*) from claims.covered_term where person_id = '" + memberId + "'")
                                == 1))
                .isTrue();
        var insurance = society.machine("演示医保接口", "medical:write");
        var record = Map.<String, Object>of(
                "recordId",
                "RET-" + person.idNumber().substring(6),
                "idNumber",
                person.idNumber(),
                "admissionDate",
                today.minusDays(19).toString(),
                "dischargeDate",
                today.minusDays(12).toString(),
                "hospital",
                "无锡市演示医院",
                "hospitalLevel",
                3,
                "outOfTown",
                false,
                "burdenRelief",
                false,
                "selfPaid",
                "2680.50",
                "totalCost",
                "9120.00");
        var claimId = society.settled(insurance, record);
        var batch = society.collectPayouts().expectSuccess().text("batchId");
        society.approve(batch, Staff.ADMIN).expectSuccess();
        var file = new String(society.bankFile(batch).expect(200).bytes(), UTF_8);
        society.bankAnswers(batch, Bank.payAll(file, today)).expectSuccess();
        assertThat(society.claim(claimId).expect(200).text("state")).isEqualTo("COMPLETED");
        assertThat(person.sees(claimId, "COMPLETED")).isTrue();
        return claimId;
    }

    /** The clock of a running platform stands still for tests, so what happened is moved back in the tables. */
    private void sevenYearsPass(String memberId) throws SQLException {
        var moved = "daterange((lower(term) - interval '7 years')::date, (upper(term) - interval '7 years')::date)";
        for (var change : List.of(
                "enrollment.coverage set term = " + moved,
                "enrollment.claim set event_date = (event_date - interval '7 years')::date",
                "claims.covered_term set term = " + moved,
                "claims.claim set closed_at = closed_at - interval '7 years'",
                "claims.payout set changed_at = changed_at - interval '7 years'",
                "claims.medical_record set settled_at = settled_at - interval '7 years'",
                "member.coverage set covered_from = (covered_from - interval '7 years')::date,"
                        + " covered_to = (covered_to - interval '7 years')::date",
                "member.claim set completed_at = completed_at - interval '7 years'")) {
            execute("update " + change + " where person_id = '" + memberId + "'");
        }
    }

    private String copy() {
        var request = ask("EXPORT");
        var path = REQUESTS + "/" + request;
        assertThat(Pause.until(
                        SOON,
                        100,
                        () -> huzhu.api()
                                .get(path, person.token())
                                .expect(200)
                                .text("state")
                                .equals("DONE")))
                .isTrue();
        return new String(
                huzhu.api().get(path + "/copy", person.token()).expect(200).bytes(), UTF_8);
    }

    private String ask(String kind) {
        return huzhu.api()
                .post(REQUESTS, person.token(), Map.of("kind", kind))
                .expect(201)
                .text("requestId");
    }

    private org.huzhu.standalone.story.Reply grant(String request) {
        return huzhu.api()
                .post(
                        "/api/v1/staff/data-requests/" + request + "/decision",
                        admin(),
                        Map.of("decision", "GRANT", "answer", "已依法删除"));
    }

    private String state(String request) {
        return huzhu.api()
                .get("/api/v1/staff/data-requests/" + request, admin())
                .expect(200)
                .json()
                .path("request")
                .path("request")
                .path("state")
                .asString();
    }

    private String answers(String request) {
        return huzhu.api()
                .get("/api/v1/staff/data-requests/" + request, admin())
                .expect(200)
                .json()
                .toString();
    }

    private boolean notHeldAnywhere(String memberId) {
        return List.of("enrollment", "claims", "member", "notification").stream()
                .allMatch(schema -> huzhu.count("select count(*) from " + schema + ".legal_hold where person_id = '"
                                + memberId + "' and released_at is not null")
                        == 1);
    }

    private void lookedUpBySomebody() {
        assertThat(lookUp()).contains("WX-3IN1");
    }

    private String lookUp() {
        var mini = society.machine("演示小程序", "members:read");
        var reply = huzhu.api()
                .post("/api/v1/member-lookups", mini, Map.of("idNumber", person.idNumber(), "purpose", "窗口核实"))
                .expect(200);
        return new String(reply.bytes(), UTF_8);
    }

    private org.huzhu.standalone.story.Api.Token admin() {
        return huzhu.sessions().of(Staff.ADMIN);
    }

    private long books(String memberId) {
        return huzhu.count(
                "select coalesce(sum(abs(amount)) * 100, 0)::bigint from claims.journal_entry where person_id = '"
                        + memberId + "'");
    }

    /** Sealed columns of the person that still hold something, over every table that knows persons, and events. */
    private List<String> whatIsLeft(String memberId) throws SQLException {
        var left = new ArrayList<String>();
        for (var column : strings("""
                select c.table_schema || '.' || c.table_name || ' where person_id = ''%s'' and length(' || c.column_name || ') > 0'
                from information_schema.columns c
                     join information_schema.columns p on p.table_schema = c.table_schema and p.table_name = c.table_name
                                                          and p.column_name = 'person_id'
                     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                                                         and t.table_type = 'BASE TABLE'
                where c.data_type = 'bytea' and c.column_name not like '%%sha256'
                """.formatted(memberId))) {
            if (huzhu.count("select count(*) from " + column) > 0) {
                left.add(column);
            }
        }
        for (var schema : List.of("enrollment", "claims", "member", "notification")) {
            var events =
                    schema + ".outbox where key = '" + memberId + "' and body::text ~ '\"sealed[A-Za-z]*\": \"[^\"]'";
            if (huzhu.count("select count(*) from " + events) > 0) {
                left.add(events);
            }
        }
        return left;
    }

    private void checkerIsClean() {
        var platform = huzhu.platform();
        var environment =
                new HashMap<>(CheckerPart.environment(platform.settings(), platform.database(), platform.kafka()));
        environment.put("HUZHU_CHECK_GRACE", "PT2S");
        Pause.millis(3000);
        var out = new ByteArrayOutputStream();
        var verdict = org.huzhu.check.Main.once(
                new Checker(CheckSettings.of(environment)), false, new PrintStream(out, true, UTF_8));
        assertThat(verdict).as(out.toString(UTF_8)).isZero();
    }

    private String dryRun(String service) {
        var port = huzhu.platform().settings().layout().management(service);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/retention"))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        try (var connection = huzhu.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = huzhu.database();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
