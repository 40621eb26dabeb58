package org.huzhu.enrollment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.huzhu.enrollment.coverage.ARoster;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Drives the service over HTTP the way handlers and staff do; each call makes its own unit, so tests do not meet. */
public final class AnEnrolment {

    public static final byte[] PDF = pdf(64);
    public static final byte[] PNG = uniquePng();
    private static final AtomicLong NEXT =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000) * 1000);

    private final WebTestClient http;
    private final TestTokens tokens;
    private final SettableClock clock;
    private final DatabaseClient db;
    private final PersonVault vault;
    private final PersonIds personIds;

    public AnEnrolment(
            int port,
            TestTokens tokens,
            SettableClock clock,
            DatabaseClient db,
            PersonVault vault,
            PersonIds personIds) {
        this.http = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        this.tokens = tokens;
        this.clock = clock;
        this.db = db;
        this.vault = vault;
        this.personIds = personIds;
    }

    /** A unit and its handler. */
    public record Unit(UUID unitId, UUID handler, String name, String uscc) {}

    /** Whoever calls. */
    public WebTestClient as(String token) {
        return http.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    public WebTestClient anonymous() {
        return http;
    }

    public WebTestClient account(UUID accountId) {
        return as(tokens.account(accountId));
    }

    public WebTestClient handler(Unit unit) {
        return account(unit.handler());
    }

    public WebTestClient staff(Role... roles) {
        return as(tokens.staff(roles));
    }

    public static String uscc() {
        return ARoster.uscc(NEXT.incrementAndGet());
    }

    public Unit registered() {
        return registered(true);
    }

    public Unit registered(boolean unionEstablished) {
        var handler = UUID.randomUUID();
        var name = "测试单位" + NEXT.incrementAndGet();
        var uscc = uscc();
        var body = account(handler)
                .post()
                .uri("/api/v1/units")
                .bodyValue(Map.of("name", name, "uscc", uscc, "unionEstablished", unionEstablished))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return new Unit(UUID.fromString(String.valueOf(body.get("unitId"))), handler, name, uscc);
    }

    public Unit complete() {
        var unit = registered();
        putProfile(unit, "320201").expectStatus().isOk();
        attach(handler(unit), "UNION_CERTIFICATE", "证书.pdf", PDF).expectStatus().isCreated();
        return unit;
    }

    public Unit underReview() {
        var unit = complete();
        var token = openPledge(unit);
        clock.advance(Duration.ofSeconds(15));
        submit(unit, token).expectStatus().isOk();
        return unit;
    }

    public Unit approved() {
        var unit = underReview();
        reviewUnit(unit, "APPROVE", "").expectStatus().isOk();
        return unit;
    }

    public WebTestClient.ResponseSpec putProfile(Unit unit, String medicalCode) {
        return handler(unit)
                .put()
                .uri("/api/v1/units/me")
                .bodyValue(Map.of(
                        "district", "滨湖区",
                        "medicalCode", medicalCode,
                        "handlerName", "李经办",
                        "handlerIdNumber", "320201199001010028"))
                .exchange();
    }

    public static WebTestClient.ResponseSpec attach(
            WebTestClient client, String kind, String fileName, byte[] content) {
        var form = new MultipartBodyBuilder();
        form.part("kind", kind);
        file(form, "file", fileName, content);
        return client.post()
                .uri("/api/v1/units/me/attachments")
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    public String openPledge(Unit unit) {
        return String.valueOf(handler(unit)
                .post()
                .uri("/api/v1/units/me/pledge")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("token"));
    }

    public WebTestClient.ResponseSpec submit(Unit unit, String pledgeToken) {
        return handler(unit)
                .post()
                .uri("/api/v1/units/me/submission")
                .bodyValue(Map.of("pledgeToken", pledgeToken))
                .exchange();
    }

    public WebTestClient.ResponseSpec reviewUnit(Unit unit, String decision, String reason) {
        return staff(Role.FIRST_REVIEWER)
                .post()
                .uri("/api/v1/units/{id}/review", unit.unitId())
                .bodyValue(Map.of("decision", decision, "reason", reason))
                .exchange();
    }

    public String draft(Unit unit) {
        return String.valueOf(handler(unit)
                .post()
                .uri("/api/v1/orders")
                .bodyValue(Map.of("product", "WX-3IN1"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("orderNo"));
    }

    /** Puts fresh persons on the roster. */
    public void persons(String orderNo, int eligible, int ineligible) {
        var from = count("select count(*) from roster_person where order_no = :value", orderNo);
        IntStream.range(0, eligible + ineligible)
                .forEach(i -> person(orderNo, from + i + 1, ARoster.person(), i < eligible));
    }

    public void person(String orderNo, long position, PersonalData person, boolean eligible) {
        var personId = personIds.of(person.idNumber());
        db.sql("""
            insert into roster_person
                (person_row_id, order_no, row_no, position, person_id, name, sealed, eligible, reasons, origin)
            values (gen_random_uuid(), :orderNo, :rowNo, :position, :personId, :name, :sealed, :eligible,
                    case when :eligible then '[]'::jsonb else '[{"code": "BANK_REQUIRED", "text": "请填写开户行"}]'::jsonb end,
                    'UPLOAD')
            """)
                .bind("orderNo", orderNo)
                .bind("rowNo", (int) position + 3)
                .bind("position", position)
                .bind("personId", personId)
                .bind("name", person.name())
                .bind("sealed", vault.seal(personId, person))
                .bind("eligible", eligible)
                .then()
                .block(Duration.ofSeconds(10));
    }

    public String submitted(Unit unit, int persons) {
        var orderNo = draft(unit);
        persons(orderNo, persons, 0);
        order(handler(unit), orderNo, "submission").expectStatus().isOk();
        return orderNo;
    }

    public String awaitingPayment(Unit unit, int persons) {
        var orderNo = submitted(unit, persons);
        review(staff(Role.FIRST_REVIEWER), orderNo, "review", "APPROVE")
                .expectStatus()
                .isOk();
        return orderNo;
    }

    public String paid(Unit unit, int persons) {
        var orderNo = awaitingPayment(unit, persons);
        pay(handler(unit), orderNo, "%d.00".formatted(persons * 120))
                .expectStatus()
                .isOk();
        return orderNo;
    }

    public static WebTestClient.ResponseSpec order(WebTestClient client, String orderNo, String command) {
        return client.post().uri("/api/v1/orders/{no}/" + command, orderNo).exchange();
    }

    public static WebTestClient.ResponseSpec review(
            WebTestClient client, String orderNo, String which, String decision) {
        return client.post()
                .uri("/api/v1/orders/{no}/" + which, orderNo)
                .bodyValue(Map.of("decision", decision, "reason", "APPROVE".equals(decision) ? "" : "请更正"))
                .exchange();
    }

    public static WebTestClient.ResponseSpec pay(WebTestClient client, String orderNo, String amount) {
        return pay(client, orderNo, amount, "凭证.png", uniquePng(), "名单.pdf", PDF);
    }

    public static WebTestClient.ResponseSpec pay(
            WebTestClient client,
            String orderNo,
            String amount,
            String voucherName,
            byte[] voucher,
            String scanName,
            byte[] scan) {
        var form = new MultipartBodyBuilder();
        form.part("amountPaid", amount);
        file(form, "voucher", voucherName, voucher);
        file(form, "rosterScan", scanName, scan);
        return client.post()
                .uri("/api/v1/orders/{no}/payment", orderNo)
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    /** Of so many bytes. */
    public static byte[] pdf(int size) {
        var end = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        var content = Arrays.copyOf("%PDF-1.7 a scan".getBytes(StandardCharsets.US_ASCII), size);
        System.arraycopy(end, 0, content, size - end.length, end.length);
        return content;
    }

    public static byte[] uniquePng() {
        var picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (var pixel = 0; pixel < 16; pixel++) {
            picture.setRGB(pixel % 4, pixel / 4, ThreadLocalRandom.current().nextInt());
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    public static void file(MultipartBodyBuilder form, String part, String fileName, byte[] content) {
        form.part(part, new ByteArrayResource(content), MediaType.APPLICATION_OCTET_STREAM)
                .filename(fileName);
    }

    public long count(String sql, String value) {
        return db.sql(sql)
                .bind("value", value)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(Duration.ofSeconds(10));
    }

    public List<String> auditActions(String objectId) {
        return db.sql("select action from audit where object_id = :objectId order by seq")
                .bind("objectId", objectId)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(Duration.ofSeconds(10));
    }

    public static OffsetDateTime time(Object value) {
        return OffsetDateTime.parse(String.valueOf(value));
    }
}
