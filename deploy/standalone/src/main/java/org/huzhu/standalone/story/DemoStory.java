package org.huzhu.standalone.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api.Body;
import org.huzhu.standalone.story.Api.Token;
import org.huzhu.standalone.story.Sessions.Staff;
import tools.jackson.databind.JsonNode;

/** From a union nobody knows to a covered member and a reminded handler, on the shipped roster of 30 with its faults. */
public final class DemoStory {

    private static final String ROSTER = "roster-30-with-faults.xlsx";
    private static final Duration IMPORT = Duration.ofMinutes(1);

    private final Narrator tell;
    private final Api api;
    private final Sessions sessions;
    private final Synthetic synthetic;
    private final UnitHandler handler;

    /** What the story ends with. */
    public record Ending(String orderNo, int covered, String memberSees, String reminder) {}

    public DemoStory(Api api, Sessions sessions, Narrator narrator, long seed) {
        this.tell = narrator;
        this.api = api;
        this.sessions = sessions;
        this.synthetic = new Synthetic(new SplittableRandom(seed));
        this.handler = new UnitHandler(api, sessions, synthetic);
    }

    public Ending tell() {
        logIn();
        registerUnit();
        becomeApproved();
        var orderNo = handlerOpensOrder();
        var rows = uploadRoster(orderNo);
        var corrected = correct(orderNo, rows);
        var amountDue = submitAndReview(orderNo);
        payAndReview(orderNo, amountDue);
        var records = showCoverage(orderNo);
        var covered = records.path("total").asInt();
        var term = records.path("items").path(0);
        var memberSees = memberLooksUp(corrected);
        miniProgramLooksUp(corrected);
        var reminder = remind(LocalDate.parse(term.path("coverageTo").asString()));
        return new Ending(orderNo, covered, memberSees, reminder);
    }

    private void logIn() {
        tell.step("经办人用手机号和短信验证码登录", "The handler logs in by phone and SMS code (WXU-005, 007)");
        tell.say("手机 phone: " + handler.phone() + "，验证码来自演示短信箱 the code comes from the demo inbox");
        handler.token();
    }

    private void registerUnit() {
        tell.step(
                "注册单位，完善信息，上传工会法人证书",
                "She registers the union, completes the profile, uploads the certificate (WXU-010…013)");
        handler.register().expect(201);
        handler.completeProfile().expectSuccess();
        handler.attachCertificate().expectSuccess();
    }

    private void becomeApproved() {
        tell.step(
                "阅读承诺书15秒后提交，初审员审核通过",
                "The pledge must be open for 15 seconds (the server measures); then a reviewer approves (WXU-014,"
                        + " 015)");
        var pledge = handler.openPledge().expectSuccess();
        tell.say("太早提交会被拒绝 too early is refused:");
        handler.submitProfile(pledge.text("token")).expect(409);
        var seconds = pledge.json().path("minSeconds").asLong(15);
        tell.say("等待 waiting " + seconds + " s …");
        Pause.millis(Duration.ofSeconds(seconds).toMillis() + 200);
        handler.submitProfile(pledge.text("token")).expectSuccess();
        var unitId = handler.unit().expect(200).text("unitId");
        api.post(
                        "/api/v1/units/" + unitId + "/review",
                        sessions.of(Staff.FIRST_REVIEWER),
                        Map.of("decision", "APPROVE"))
                .expectSuccess();
    }

    private String handlerOpensOrder() {
        tell.step("新建三合一参保工单", "A new order for the product 三合一 (WXU-020, 021)");
        return handler.newOrder();
    }

    private List<RosterRow> uploadRoster(String orderNo) {
        tell.step("上传30人花名册（含错误）", "She uploads the roster of 30, with faults, as her office made it (WXU-023, 030)");
        var file = Workbooks.shipped(ROSTER);
        importFile(orderNo, file);
        var covered = handlerRefused(orderNo).stream()
                .filter(row -> reasons(row).contains("ALREADY_COVERED"))
                .count();
        if (covered == 0) {
            return Workbooks.read(file);
        }
        tell.say("其中 " + covered + " 人在之前的演示中已参保（ALREADY_COVERED，一人一保）。换一批人，错误相同，再来一次：");
        tell.say(
                "These were covered by an earlier run: one person, one cover. So other people with the same mistakes:");
        handler.deleteIneligible(orderNo).expectSuccess();
        var others = new Corrections(synthetic).withOtherPeople(Workbooks.read(file));
        importFile(orderNo, Workbooks.write(others));
        return others;
    }

    private void importFile(String orderNo, byte[] file) {
        var operation = handler.await(handler.upload(orderNo, ROSTER, file), IMPORT);
        tell.say("处理 processed %s，可参保 eligible %s，不可参保 ineligible %s"
                .formatted(operation.path("processed"), operation.path("eligible"), operation.path("ineligible")));
        if (!"SUCCEEDED".equals(operation.path("state").asString())) {
            throw new Reply.UnexpectedReplyException("the import failed: " + operation);
        }
    }

    private List<JsonNode> handlerRefused(String orderNo) {
        var refused = new ArrayList<JsonNode>();
        tell.quietly(() -> refused.addAll(handler.persons(orderNo, false)));
        return refused;
    }

    private List<RosterRow> correct(String orderNo, List<RosterRow> rows) {
        tell.step(
                "逐行查看不可参保原因并更正",
                "Every refused row with all its reasons; then she corrects them and uploads only those (WXU-031…037)");
        var refused = handlerRefused(orderNo);
        refused.forEach(row -> tell.say("第 row %2d 行  %-10s %-20s %s"
                .formatted(
                        row.path("rowNo").asInt(),
                        row.path("name").asString(),
                        row.path("idNumber").asString(),
                        texts(row))));
        tell.say("有不可参保人员时不能提交 cannot be submitted while one is refused:");
        handler.submit(orderNo).expect(409);
        var corrections = new Corrections(synthetic);
        var corrected = new ArrayList<RosterRow>();
        for (var row : rows) {
            var reasons = refused.stream()
                    .filter(bad -> bad.path("rowNo").asInt() == row.rowNo())
                    .flatMap(bad -> reasons(bad).stream())
                    .toList();
            corrected.add(corrections.correct(row, reasons));
        }
        handler.deleteIneligible(orderNo).expectSuccess();
        importFile(orderNo, Workbooks.write(corrected));
        return corrected;
    }

    private String submitAndReview(String orderNo) {
        tell.step(
                "提交工单，初审通过，生成应付金额", "She submits; the first reviewer approves; the amount is due (WXU-030, 040, 042)");
        handler.submit(orderNo).expectSuccess();
        handler.reviewOrder(orderNo, Staff.FIRST_REVIEWER).expectSuccess();
        var amountDue = handler.order(orderNo).expect(200).text("amountDue");
        tell.say("应付 due: " + amountDue);
        return amountDue;
    }

    private void payAndReview(String orderNo, String amountDue) {
        tell.step(
                "上传付款凭证和盖章花名册，由另一人审核付款",
                "Voucher and stamped scan go up; another person reviews the payment (WXU-043…047)");
        handler.pay(orderNo, amountDue).expectSuccess();
        tell.say("初审员无权审核付款（四眼原则）four eyes: the first reviewer may not approve the payment:");
        var same = handler.reviewPayment(orderNo, Staff.FIRST_REVIEWER);
        if (same.isSuccess()) {
            throw new Reply.UnexpectedReplyException("the first reviewer approved the payment, too");
        }
        handler.reviewPayment(orderNo, Staff.SECOND_REVIEWER).expectSuccess();
    }

    private JsonNode showCoverage(String orderNo) {
        tell.step("参保记录：保障期一年，首尾都算", "The coverage: one year, both ends included (WXU-050, 053)");
        return handler.coverages("limit=3&orderNo=" + orderNo + "&year=" + yearOfStart(orderNo))
                .expect(200)
                .json();
    }

    /** Cover may start tomorrow, which on 31 December is next year's. */
    private String yearOfStart(String orderNo) {
        var thisYear = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear();
        var found = new ArrayList<String>();
        tell.quietly(() -> {
            for (var year : new int[] {thisYear, thisYear + 1}) {
                if (handler.coverages("orderNo=" + orderNo + "&year=" + year)
                                .json()
                                .path("total")
                                .asInt()
                        > 0) {
                    found.add(Integer.toString(year));
                }
            }
        });
        return found.isEmpty() ? Integer.toString(thisYear) : found.getFirst();
    }

    private String memberLooksUp(List<RosterRow> roster) {
        tell.step("职工本人注册，查看自己的保障", "One of them registers as a member and sees her own coverage (WXM-002, 004, 005)");
        var person = roster.getFirst();
        var member = sessions.logIn(synthetic.phone(), "REGISTER_MEMBER");
        var consents = StreamSupport.stream(
                        api.get("/api/v1/consents", Token.none())
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .map(text -> Map.of(
                        "code",
                        text.path("code").asString(),
                        "version",
                        text.path("version").asString()))
                .toList();
        api.post(
                        "/api/v1/members",
                        member,
                        Map.of(
                                "name",
                                person.name(),
                                "idNumber",
                                person.idNumber(),
                                "consents",
                                consents,
                                "channel",
                                "LINGXI_APP"))
                .expect(201);
        Pause.until(Duration.ofSeconds(10), 100, () -> {
            var count = new ArrayList<Integer>();
            tell.quietly(() -> count.add(
                    api.get("/api/v1/me/coverages", member).json().path("total").asInt()));
            return count.getFirst() > 0;
        });
        var coverage = api.get("/api/v1/me/coverages", member)
                .expect(200)
                .json()
                .path("items")
                .path(0);
        return "%s %s  %s 至 to %s  %s"
                .formatted(
                        coverage.path("product").asString(),
                        coverage.path("productName").asString(),
                        coverage.path("coverageFrom").asString(),
                        coverage.path("coverageTo").asString(),
                        coverage.path("unitName").asString());
    }

    private void miniProgramLooksUp(List<RosterRow> roster) {
        tell.step(
                "小程序后端以客户端凭证查询（留审计）",
                "The mini-program backend looks her up with client credentials, audited (scope members:read)");
        var client = api.post(
                        "/api/v1/api-clients",
                        sessions.of(Staff.ADMIN),
                        Map.of(
                                "name",
                                "演示小程序 " + synthetic.unionCode().substring(10, 16),
                                "scopes",
                                List.of("members:read")))
                .expectSuccess();
        var basic = Token.basic(client.text("clientId"), client.text("clientSecret"));
        var token = api.send("POST", "/oauth2/token", basic, Body.form("grant_type=client_credentials"))
                .expect(200)
                .text("access_token");
        api.post(
                        "/api/v1/member-lookups",
                        Token.bearer(token),
                        Map.of("idNumber", roster.getFirst().idNumber(), "purpose", "演示：会员授权查询"))
                .expect(200);
    }

    private String remind(LocalDate expiry) {
        var month = YearMonth.from(expiry);
        tell.step(
                "到期当月1日中午的续保提醒，此处由管理员手工运行 " + month,
                "The renewal reminder of the 1st at noon, here run by hand for the month of expiry; twice, still one"
                        + " SMS (WXU-060…062)");
        var admin = sessions.of(Staff.ADMIN);
        api.post("/api/v1/renewals/runs", admin, Map.of("month", month.toString()))
                .expectSuccess();
        api.post("/api/v1/renewals/runs", admin, Map.of("month", month.toString()))
                .expectSuccess();
        var reminder = sessions.await(handler.phone(), "续保", Duration.ofSeconds(15))
                .map(message -> message.path("text").asString())
                .orElse("（短信在发送时段内发出 it leaves within the sending hours）");
        tell.say("经办人收到 the handler got: " + reminder);
        return reminder;
    }

    private static List<String> reasons(JsonNode row) {
        return StreamSupport.stream(row.path("reasons").spliterator(), false)
                .map(reason -> reason.path("code").asString())
                .toList();
    }

    private static String texts(JsonNode row) {
        return StreamSupport.stream(row.path("reasons").spliterator(), false)
                .map(reason -> reason.path("text").asString() + " ("
                        + reason.path("code").asString() + ")")
                .reduce((a, b) -> a + "；" + b)
                .orElse("");
    }
}
