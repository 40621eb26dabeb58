package org.huzhu.standalone.story;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.huzhu.standalone.story.Api.Token;
import org.huzhu.standalone.story.Sessions.Staff;
import tools.jackson.databind.JsonNode;

/** Work injury: a referral payable today and not tomorrow, a grade under two laws, an application that lacks a contract. */
public final class InjuryStory {

    private static final String FILINGS = "/api/v1/filings";
    private static final String APPLICATIONS = "/api/v1/injury/applications";

    private final Narrator tell;
    private final Api api;
    private final Sessions sessions;
    private final InsuredPerson worker;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    /**
     * What the story ends with.
     *
     * @param tomorrow why a treatment tomorrow is not paid
     * @param lines of the calculation under the law of then and of now
     */
    public record Ending(boolean payableToday, List<String> tomorrow, List<String> lines, String application) {}

    public InjuryStory(Api api, Sessions sessions, Narrator narrator, long seed) {
        this.tell = narrator;
        this.api = api;
        this.sessions = sessions;
        this.worker = new InsuredPerson(api, sessions, new Synthetic(new SplittableRandom(seed)));
    }

    public Ending tell() {
        worker.register("LINGXI_APP").expect(201);
        var filingId = referral();
        var now = payability(filingId, today);
        var later = payability(filingId, today.plusDays(1));
        return new Ending(now.path("payable").asBoolean(), codes(later.path("reasons")), compensation(), application());
    }

    private String referral() {
        tell.step(
                "异地就医备案（转诊转院）：审核通过，今日可直接结算，明日已过有效期",
                "A referral is filed and approved: payable today, not payable tomorrow (JLF-005…007, AC-147)");
        var token = worker.token();
        var draft = Patience.untilKnown(() -> api.post(
                        FILINGS,
                        token,
                        Map.of(
                                "kind",
                                "MEDICAL",
                                "scenario",
                                "REFERRAL",
                                "worker",
                                Map.of(
                                        "name", worker.name(),
                                        "sex", worker.details().get("sex"),
                                        "idNumber", worker.idNumber(),
                                        "injuredPart", "右胫骨骨折",
                                        "employer", "长春市示范机械有限公司",
                                        "phone", worker.phone()),
                                "place",
                                "吉林市船营区",
                                "institutions",
                                List.of("JL-DEMO-01"),
                                "referral",
                                Map.of(
                                        "opinion",
                                        "骨折术后感染，建议转院",
                                        "doctor",
                                        "赵医师",
                                        "opinionOn",
                                        today.toString(),
                                        "reasons",
                                        List.of("CANNOT_TREAT"),
                                        "expert",
                                        "钱专家",
                                        "expertOn",
                                        today.toString()))))
                .expect(201);
        var filingId = draft.text("filingId");
        handIn(FILINGS + "/" + filingId, draft.json().path("materials"));
        api.post(FILINGS + "/" + filingId + "/submission", worker.token(), Map.of())
                .expectSuccess();
        api.post(
                        FILINGS + "/" + filingId + "/review",
                        sessions.of(Staff.FIRST_REVIEWER),
                        Map.of("decision", "AGREE", "validFrom", today.toString(), "validTo", today.toString()))
                .expectSuccess();
        var form =
                api.get(FILINGS + "/" + filingId + "/form.pdf", worker.token()).expect(200);
        tell.say("备案表 the printed form: " + form.bytes().length + " B PDF");
        return filingId;
    }

    private JsonNode payability(String filingId, LocalDate day) {
        return api.get(FILINGS + "/" + filingId + "/payability?institution=JL-DEMO-01&date=" + day, worker.token())
                .expect(200)
                .json();
    }

    private List<String> compensation() {
        tell.step("八级伤残待遇：新旧条例逐项对比", "A grade-8 injury computed under the law of then and of now, line by line");
        var answer = api.post(
                        "/api/v1/injury/calculations",
                        worker.token(),
                        Map.of(
                                "region", "CN-3207",
                                "recognitionDate", "2025-03-01",
                                "injuryDate", "2024-11-20",
                                "grade", 8,
                                "ownWage", "6000.00",
                                "averageWage", "8000.00",
                                "compare", true))
                .expect(200)
                .json();
        var lines = new java.util.ArrayList<>(lines(answer));
        for (var other : answer.path("alternatives")) {
            lines.addAll(lines(other));
        }
        lines.forEach(tell::say);
        return lines;
    }

    private String application() {
        tell.step(
                "工伤待遇申请：建筑项目参保缺分包合同被指出，补齐后办结",
                "A benefit application of a construction worker lacks the subcontract; with it, it is completed (LYG-07)");
        var token = worker.token();
        var draft = Patience.untilKnown(() -> api.post(
                        APPLICATIONS,
                        token,
                        Map.of(
                                "channel", "APP",
                                "type", "LUMP_DISABILITY",
                                "injuredOn", today.minusDays(200).toString(),
                                "form",
                                        Map.of(
                                                "worker",
                                                        Map.of(
                                                                "name", worker.name(),
                                                                "idNumber", worker.idNumber(),
                                                                "phone", worker.phone()),
                                                "items", List.of("LUMP_DISABILITY"),
                                                "payout", Map.of("method", "SS_CARD")),
                                "facts", Map.of("constructionProject", true))))
                .expect(201);
        var path = APPLICATIONS + "/" + draft.text("applicationId");
        var papers = draft.json().path("materials");
        var contract = StreamSupport.stream(papers.spliterator(), false)
                .filter(paper -> paper.path("name").asString().contains("分包合同"))
                .map(paper -> paper.path("code").asString())
                .findFirst()
                .orElseThrow();
        required(papers).stream().filter(code -> !code.equals(contract)).forEach(code -> handIn(path, code, token));
        api.post(path + "/submission", token, Map.of()).expect(422);
        handIn(path, contract, token);
        api.post(path + "/submission", token, Map.of()).expectSuccess();
        review(path, Staff.FIRST_REVIEWER, "FIRST_REVIEW");
        return review(path, Staff.SECOND_REVIEWER, "BUSINESS_RECHECK").text("state");
    }

    private Reply review(String path, Staff reviewer, String node) {
        return api.post(
                        path + "/reviews",
                        sessions.of(reviewer),
                        node.equals("FIRST_REVIEW")
                                ? Map.of(
                                        "node",
                                        node,
                                        "decision",
                                        "AGREE",
                                        "amounts",
                                        List.of(Map.of("item", "LUMP_DISABILITY", "statutory", "66000.00")))
                                : Map.of("node", node, "decision", "AGREE"))
                .expectSuccess();
    }

    private void handIn(String path, JsonNode papers) {
        required(papers).forEach(code -> handIn(path, code, worker.token()));
    }

    private void handIn(String path, String code, Token token) {
        var form = new Multipart()
                .field("code", code)
                .field("originalSeen", "false")
                .file("file", code + ".png", "image/png", Papers.png(code.hashCode()));
        api.send("POST", path + "/materials", token, form.body()).expectSuccess();
    }

    private static List<String> required(JsonNode papers) {
        return StreamSupport.stream(papers.spliterator(), false)
                .filter(paper -> paper.path("need").asString().equals("REQUIRED"))
                .map(paper -> paper.path("code").asString())
                .toList();
    }

    private static List<String> lines(JsonNode computed) {
        return StreamSupport.stream(computed.path("lines").spliterator(), false)
                .map(line -> "%s  %-26s %12s %-8s %-8s %s"
                        .formatted(
                                computed.path("ruleSet").asString(),
                                line.path("item").asString(),
                                line.path("amount").asString(),
                                line.path("frequency").asString(),
                                line.path("payer").asString(),
                                line.path("formula").asString()))
                .toList();
    }

    private static List<String> codes(JsonNode reasons) {
        return StreamSupport.stream(reasons.spliterator(), false)
                .map(reason -> reason.path("code").asString())
                .toList();
    }
}
