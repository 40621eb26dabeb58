package org.huzhu.standalone.story;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api.Body;
import org.huzhu.standalone.story.Api.Token;
import org.huzhu.standalone.story.Sessions.Staff;
import tools.jackson.databind.JsonNode;

/** The handler (经办人) of one base-level union: every call she makes, in her own session. */
public final class UnitHandler {

    public static final String PRODUCT = "WX-3IN1";
    private static final String ORDERS = "/api/v1/orders";

    private final Api api;
    private final Sessions sessions;
    private final String phone;
    private final String unitName;
    private final String uscc;
    private final String idNumber;
    private final String name;

    public UnitHandler(Api api, Sessions sessions, Synthetic synthetic) {
        this.api = api;
        this.sessions = sessions;
        this.phone = synthetic.phone();
        this.uscc = synthetic.unionCode();
        this.unitName = "无锡市演示第" + uscc.substring(10, 16) + "工会委员会";
        this.idNumber = synthetic.idNumber();
        this.name = synthetic.name();
    }

    private UnitHandler(UnitHandler same, Api api) {
        this.api = api;
        this.sessions = same.sessions;
        this.phone = same.phone;
        this.uscc = same.uscc;
        this.unitName = same.unitName;
        this.idNumber = same.idNumber;
        this.name = same.name;
    }

    /** The same handler at another door, such as {@link Api#under}. */
    public UnitHandler through(Api other) {
        return new UnitHandler(this, other);
    }

    public String phone() {
        return phone;
    }

    public String uscc() {
        return uscc;
    }

    public String unitName() {
        return unitName;
    }

    public Token token() {
        return sessions.logIn(phone, "REGISTER_UNIT");
    }

    public Reply register() {
        return api.post("/api/v1/units", token(), Map.of("name", unitName, "uscc", uscc, "unionEstablished", true));
    }

    public Reply completeProfile() {
        return api.put(
                "/api/v1/units/me",
                token(),
                Map.of(
                        "district",
                        "梁溪区总工会",
                        "medicalCode",
                        "320201",
                        "handlerName",
                        name,
                        "handlerIdNumber",
                        idNumber));
    }

    public Reply attachCertificate() {
        var form = new Multipart()
                .field("kind", "UNION_CERTIFICATE")
                .file("file", "工会法人证书.pdf", "application/pdf", Papers.pdf("Union certificate " + uscc));
        return api.send("POST", "/api/v1/units/me/attachments", token(), form.body());
    }

    public Reply openPledge() {
        return api.post("/api/v1/units/me/pledge", token(), Map.of());
    }

    public Reply submitProfile(String pledgeToken) {
        return api.post("/api/v1/units/me/submission", token(), Map.of("pledgeToken", pledgeToken));
    }

    public Reply unit() {
        return api.get("/api/v1/units/me", token());
    }

    /** From nobody to an approved unit; takes as long as the pledge has to be read. */
    public String becomeApproved() {
        var unitId = register().expect(201).text("unitId");
        completeProfile().expectSuccess();
        attachCertificate().expectSuccess();
        var pledge = openPledge().expectSuccess();
        Pause.millis(
                Duration.ofSeconds(pledge.json().path("minSeconds").asLong(15)).toMillis() + 100);
        submitProfile(pledge.text("token")).expectSuccess();
        review("/api/v1/units/" + unitId, Staff.FIRST_REVIEWER).expectSuccess();
        return unitId;
    }

    public String newOrder() {
        return api.post(ORDERS, token(), Map.of("product", PRODUCT)).expect(201).text("orderNo");
    }

    public Reply order(String orderNo) {
        return api.get(ORDERS + "/" + orderNo, token());
    }

    public Reply delete(String orderNo) {
        return api.delete(ORDERS + "/" + orderNo, token());
    }

    public Reply upload(String orderNo, String fileName, byte[] xlsx) {
        var form = new Multipart()
                .file("file", fileName, Body.workbook(xlsx).type().orElseThrow(), xlsx);
        return api.send("POST", ORDERS + "/" + orderNo + "/roster", token(), form.body());
    }

    public Reply uploadPersons(String orderNo, List<RosterRow> rows) {
        var persons = rows.stream()
                .map(row -> Map.of(
                        "name",
                        row.name(),
                        "idNumber",
                        row.idNumber(),
                        "bankCard",
                        row.bankCard(),
                        "bankName",
                        row.bankName(),
                        "phone",
                        row.phone()))
                .toList();
        return api.post(ORDERS + "/" + orderNo + "/roster", token(), Map.of("persons", persons));
    }

    /** Follows the long work behind a 202 to its end. */
    public JsonNode await(Reply accepted, Duration limit) {
        return await(accepted, token(), limit);
    }

    /** The same for work that somebody else began. */
    public JsonNode await(Reply accepted, Token owner, Duration limit) {
        var location = accepted.expect(202).location().orElseThrow();
        var path = location.substring(location.indexOf("/api/"));
        var end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            var operation = api.get(path, owner).expect(200).json();
            if (!"RUNNING".equals(operation.path("state").asString())) {
                return operation;
            }
            Pause.millis(50);
        }
        throw new Reply.UnexpectedReplyException("still running after " + limit + ": " + path);
    }

    public List<JsonNode> persons(String orderNo, boolean eligible) {
        var page = api.get(ORDERS + "/" + orderNo + "/persons?limit=200&eligible=" + eligible, token())
                .expect(200)
                .json();
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    public Reply deleteIneligible(String orderNo) {
        return api.delete(ORDERS + "/" + orderNo + "/persons?eligible=false", token());
    }

    public Reply submit(String orderNo) {
        return api.post(ORDERS + "/" + orderNo + "/submission", token(), Map.of());
    }

    public Reply reviewOrder(String orderNo, Staff reviewer) {
        return review(ORDERS + "/" + orderNo, reviewer);
    }

    public Reply pay(String orderNo, String amount) {
        var form = new Multipart()
                .field("amountPaid", amount)
                .file("voucher", "付款凭证.png", "image/png", Papers.png(orderNo.hashCode()))
                .file("rosterScan", "参保花名册.pdf", "application/pdf", Papers.pdf("Stamped roster " + orderNo));
        return api.send("POST", ORDERS + "/" + orderNo + "/payment", token(), form.body());
    }

    public Reply reviewPayment(String orderNo, Staff reviewer) {
        return review(ORDERS + "/" + orderNo + "/payment", reviewer);
    }

    /** A draft with eligible persons only, through both reviews and the payment. */
    public void complete(String orderNo) {
        submit(orderNo).expectSuccess();
        reviewOrder(orderNo, Staff.FIRST_REVIEWER).expectSuccess();
        pay(orderNo, order(orderNo).expect(200).text("amountDue")).expectSuccess();
        reviewPayment(orderNo, Staff.SECOND_REVIEWER).expectSuccess();
    }

    public Reply coverages(String query) {
        return api.get("/api/v1/coverages?" + query, token());
    }

    private Reply review(String path, Staff reviewer) {
        return api.post(path + "/review", sessions.of(reviewer), Map.of("decision", "APPROVE"));
    }
}
