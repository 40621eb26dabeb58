package org.huzhu.standalone.story;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api.Token;

/** A member (被保障人) with a phone: registers, files a claim, hands in papers, and looks what became of it. */
public final class InsuredPerson {

    private static final String CLAIMS = "/api/v1/claims";

    private final Api api;
    private final Sessions sessions;
    private final String name;
    private final String idNumber;
    private final String phone;
    private final String card;

    public InsuredPerson(Api api, Sessions sessions, Synthetic synthetic) {
        this.api = api;
        this.sessions = sessions;
        this.name = synthetic.name();
        this.idNumber = synthetic.idNumber();
        this.phone = synthetic.phone();
        this.card = synthetic.card();
    }

    public String phone() {
        return phone;
    }

    public String idNumber() {
        return idNumber;
    }

    public String name() {
        return name;
    }

    public Token token() {
        return sessions.logIn(phone, "REGISTER_MEMBER");
    }

    /** Cover as an older system would hand it over. */
    public Map<String, Object> cover(String product, String classCode, LocalDate from, LocalDate to) {
        return Map.of(
                "name", name,
                "idNumber", idNumber,
                "phone", phone,
                "bankCard", card,
                "bankName", "无锡农村商业银行",
                "cardKind", "SS_CARD",
                "product", product,
                "classCode", classCode,
                "from", from.toString(),
                "to", to.toString());
    }

    public Reply register(String channel) {
        var consents = new ArrayList<Map<String, String>>();
        for (var text : api.get("/api/v1/consents", Token.none()).expect(200).json()) {
            consents.add(Map.of(
                    "code", text.path("code").asString(),
                    "version", text.path("version").asString()));
        }
        return api.post(
                "/api/v1/members",
                token(),
                Map.of("name", name, "idNumber", idNumber, "consents", consents, "channel", channel));
    }

    /** The applicant's part of a claim (SHC-041). */
    public Map<String, Object> details() {
        var birth = idNumber.substring(6, 10) + "-" + idNumber.substring(10, 12) + "-" + idNumber.substring(12, 14);
        return Map.of(
                "name",
                name,
                "idType",
                "ID_CARD",
                "idNumber",
                idNumber,
                "phone",
                phone,
                "birthDate",
                birth,
                "sex",
                (idNumber.charAt(16) - '0') % 2 == 1 ? "MALE" : "FEMALE",
                "registeredAddress",
                "上海市黄浦区演示路1号",
                "homeAddress",
                "上海市黄浦区演示路1号",
                "district",
                "黄浦区外滩街道");
    }

    /** @param extra category, responsibilities and facts */
    public Reply file(String product, String channel, Map<String, ?> extra) {
        var body = new HashMap<String, Object>(extra);
        body.put("product", product);
        body.put("channel", channel);
        body.put("noticeAgreed", true);
        body.put("person", details());
        body.put("bank", Map.of("type", "SS_CARD"));
        var token = token();
        return Patience.untilKnown(() -> api.post(CLAIMS, token, body));
    }

    public Reply upload(String claimId, String code) {
        var form = new Multipart()
                .field("code", code)
                .field("originalSeen", "false")
                .file("file", code + ".png", "image/png", Papers.png(code.hashCode()));
        return api.send("POST", CLAIMS + "/" + claimId + "/materials", token(), form.body());
    }

    /** Copies the declarations of the terms, word for word (一键输入). */
    public Reply submit(String claimId, List<Map<String, String>> declarations) {
        return api.post(CLAIMS + "/" + claimId + "/submission", token(), Map.of("declarations", declarations));
    }

    public Reply claim(String claimId) {
        return api.get(CLAIMS + "/" + claimId, token());
    }

    /** What the terms want copied for this category. */
    public List<Map<String, String>> declarations(String product, String category) {
        var terms =
                api.get("/api/v1/products/" + product, Token.none()).expect(200).json();
        return StreamSupport.stream(terms.path("declarations").spliterator(), false)
                .filter(text -> StreamSupport.stream(text.path("categories").spliterator(), false)
                        .anyMatch(of -> of.asString().equals(category)))
                .map(text -> Map.of(
                        "code", text.path("code").asString(),
                        "text", text.path("text").asString()))
                .toList();
    }

    /** Waits until his own list tells this state. */
    public boolean sees(String claimId, String state) {
        return Pause.until(Duration.ofSeconds(15), 100, () -> {
            var own = api.get("/api/v1/me/claims/" + claimId, token());
            return own.isSuccess() && own.text("state").equals(state);
        });
    }
}
