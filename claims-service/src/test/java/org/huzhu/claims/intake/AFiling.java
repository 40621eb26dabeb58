package org.huzhu.claims.intake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.TestTokens;
import org.huzhu.platform.time.CoverageTerm;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Members with cover who file over HTTP. Every test makes its own persons, so that tests do not meet. */
public final class AFiling {

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(20_000) * 40);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CLAIMS = "/api/v1/claims";

    private final TestTokens tokens;
    private final CoveredTerms terms;
    private final PersonIds personIds;
    private final PersonVault vault;
    private final Products products;
    private final DatabaseClient db;
    private WebTestClient http = WebTestClient.bindToServer().build();

    public AFiling(
            TestTokens tokens,
            CoveredTerms terms,
            PersonIds personIds,
            PersonVault vault,
            Products products,
            DatabaseClient db) {
        this.tokens = tokens;
        this.terms = terms;
        this.personIds = personIds;
        this.vault = vault;
        this.products = products;
        this.db = db;
    }

    AFiling at(int port) {
        http = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
        return this;
    }

    /** A registered member. */
    record Member(UUID accountId, UUID personId, String idNumber) {}

    Member member() {
        var id = idNumber(NEXT.incrementAndGet());
        var member = new Member(UUID.randomUUID(), personIds.of(id), id);
        db.sql("insert into member_account (person_id, account_id) values (:personId, :accountId)")
                .bind("personId", member.personId())
                .bind("accountId", member.accountId())
                .then()
                .block();
        return member;
    }

    Member coveredBy(String product, String classCode, String from, String to) {
        var member = member();
        cover(member, product, classCode, from, to);
        return member;
    }

    void cover(Member member, String product, String classCode, String from, String to) {
        var term = new CoverageTerm(LocalDate.parse(from), LocalDate.parse(to));
        var person = new PersonalData("张安", member.idNumber(), "6228480400000004171", "某行", "13900000019");
        terms.activate(
                        new CoveredTerm(
                                UUID.randomUUID(),
                                member.personId(),
                                product,
                                classCode,
                                "SS_CARD",
                                UUID.randomUUID(),
                                "",
                                term,
                                new BigDecimal("120.00")),
                        vault.seal(member.personId(), person))
                .block();
    }

    WebTestClient as(Member member) {
        return with(tokens.account(member.accountId()));
    }

    WebTestClient staff(Role role) {
        return with(tokens.staff(role));
    }

    WebTestClient backend() {
        return with(tokens.client("mini-program", "claims:write claims:read"));
    }

    WebTestClient with(String token) {
        return http.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    static Map<String, Object> body(
            String product, String category, Map<String, Object> facts, Map<String, Object>... items) {
        var body = new LinkedHashMap<String, Object>();
        body.put("product", product);
        body.put("category", category);
        body.put("responsibilities", List.of(items));
        body.put("facts", facts);
        body.put("bank", Map.of("type", "SS_CARD"));
        body.put("noticeAgreed", true);
        body.put("channel", "SUISHENBAN_APP");
        return body;
    }

    static Map<String, Object> item(String code, String eventDate) {
        return Map.of("code", code, "eventDate", eventDate);
    }

    static Map<String, Object> stay(String code, String from, String to) {
        return Map.of("code", code, "from", from, "to", to);
    }

    /** 15 days in a Shanghai hospital. */
    static Map<String, Object> longStay(String from) {
        var day = LocalDate.parse(from);
        return body(
                "SH-2020",
                "HOSPITAL",
                Map.of("outOfTown", false, "burdenRelief", false),
                stay("HOSP_DAYS", from, day.plusDays(15).toString()));
    }

    /** An accident nobody decided about. */
    static Map<String, Object> accident(String day) {
        return body(
                "SH-2020",
                "ACCIDENT",
                Map.of("cause", "OTHER", "appraisalExists", false),
                item("ACC_CONSOLATION", day));
    }

    static Map<String, Object> illness(String product, String day, Map<String, Object> facts) {
        var all = new LinkedHashMap<String, Object>(Map.of(
                "illnessKind",
                "GENERAL",
                "strokeSequela",
                false,
                "hospitalIsCommunityCentre",
                false,
                "platformWorker",
                false));
        all.putAll(facts);
        return body(product, "CRITICAL", all, item("CRITICAL_ILLNESS", day));
    }

    WebTestClient.ResponseSpec file(Member member, Map<String, Object> body) {
        return file(as(member), body);
    }

    WebTestClient.ResponseSpec file(WebTestClient client, Map<String, Object> body) {
        return client.post().uri(CLAIMS).bodyValue(body).exchange();
    }

    String filed(Member member, Map<String, Object> body) {
        return filed(as(member), body);
    }

    String filed(WebTestClient client, Map<String, Object> body) {
        var answer = file(client, body)
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(answer.get("claimId"));
    }

    WebTestClient.ResponseSpec upload(
            WebTestClient client, String claimId, String code, String fileName, byte[] content, String... fields) {
        var form = new MultipartBodyBuilder();
        form.part("code", code);
        for (var i = 0; i < fields.length; i += 2) {
            form.part(fields[i], fields[i + 1]);
        }
        form.part("file", new ByteArrayResource(content), MediaType.APPLICATION_OCTET_STREAM)
                .filename(fileName);
        return client.post()
                .uri(CLAIMS + "/" + claimId + "/materials")
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    void hand(WebTestClient client, String claimId, String... codes) {
        for (var code : codes) {
            upload(client, claimId, code, "scan.png", png()).expectStatus().isCreated();
        }
    }

    WebTestClient.ResponseSpec submit(WebTestClient client, String claimId, Object declarations) {
        return client.post()
                .uri(CLAIMS + "/" + claimId + "/submission")
                .bodyValue(Map.of("declarations", declarations))
                .exchange();
    }

    WebTestClient.ResponseSpec submit(Member member, String claimId, String product, Category category) {
        return submit(as(member), claimId, declarations(product, category));
    }

    List<Map<String, String>> declarations(String product, Category category) {
        return products.find(product, LocalDate.of(2025, 6, 1)).orElseThrow().claims().declarationsOf(category).stream()
                .map(each -> Map.of("code", each.code(), "text", each.textZh()))
                .toList();
    }

    WebTestClient.ResponseSpec get(WebTestClient client, String claimId) {
        return client.get().uri(CLAIMS + "/" + claimId).exchange();
    }

    WebTestClient.ResponseSpec review(Role role, String claimId, String node, String decision, List<String> materials) {
        return staff(role)
                .post()
                .uri(CLAIMS + "/" + claimId + "/reviews")
                .bodyValue(Map.of("node", node, "decision", decision, "reason", "说明", "materials", materials))
                .exchange();
    }

    static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    static byte[] png() {
        var picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (var pixel = 0; pixel < 16; pixel++) {
            picture.setRGB(pixel % 4, pixel / 4, ThreadLocalRandom.current().nextInt());
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] pdf(int size) {
        var end = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        var content = Arrays.copyOf("%PDF-1.7 a scan".getBytes(StandardCharsets.US_ASCII), size);
        System.arraycopy(end, 0, content, size - end.length, end.length);
        return content;
    }

    /** Synthetic: area 320201, men and women of the nineteen-eighties and after. */
    static String idNumber(int serial) {
        var birth = LocalDate.of(1970, 1, 1).plusDays(serial / 1000 % 12_000);
        var digits = "320201" + birth.toString().replace("-", "") + String.format("%03d", serial % 1000);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
