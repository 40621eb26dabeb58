package org.huzhu.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.intake.AFiling.accident;
import static org.huzhu.claims.intake.AFiling.body;
import static org.huzhu.claims.intake.AFiling.illness;
import static org.huzhu.claims.intake.AFiling.item;
import static org.huzhu.claims.intake.AFiling.problem;
import static org.huzhu.claims.intake.AFiling.stay;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.security.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Papers over HTTP: which are needed, which are refused, and how they come back. */
class MaterialsIT extends FilingTests {

    @Test
    @DisplayName("AC-89, AC-91 the dispatch order of a courier must be of the months before the cover")
    void theDispatchOrderOfACourier() {
        clock.set("2025-06-10T12:00:00");
        var member = a.coveredBy("SH-NEWFORM", "E", "2025-01-01", "2025-12-31");
        var client = a.as(member);
        var claimId = a.filed(member, illness("SH-NEWFORM", "2025-05-01", Map.of("platformWorker", true)));
        a.hand(client, claimId, ILLNESS_PAPERS);
        problem(a.submit(member, claimId, "SH-NEWFORM", Category.CRITICAL), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].name")
                .isEqualTo("派工单");
        a.upload(client, claimId, "DISPATCH_ORDER", "o.png", AFiling.png(), "documentDate", "2024-09-30")
                .expectStatus()
                .isCreated();
        problem(a.submit(member, claimId, "SH-NEWFORM", Category.CRITICAL), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].why")
                .value(why -> assertThat(why.toString()).contains("2024-10-01至2024-12-31"));
        a.upload(client, claimId, "DISPATCH_ORDER", "o.png", AFiling.png(), "documentDate", "2024-10-01")
                .expectStatus()
                .isCreated();
        a.submit(member, claimId, "SH-NEWFORM", Category.CRITICAL)
                .expectStatus()
                .isOk();
    }

    @Test
    @DisplayName("AC-92, AC-93 papers of a community centre are refused, a stroke asks for its appraisal")
    void papersOfACommunityCentre() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var claimId = a.filed(member, illness("SH-2020", "2025-05-01", Map.of("hospitalIsCommunityCentre", true)));
        problem(
                a.upload(a.as(member), claimId, "MEDICAL_RECORD", "r.png", AFiling.png()),
                422,
                "HOSPITAL_NOT_ACCEPTED");

        var stroke = a.filed(member, illness("SH-2020", "2025-05-02", Map.of("strokeSequela", true)));
        a.hand(a.as(member), stroke, ILLNESS_PAPERS);
        problem(a.submit(member, stroke, "SH-2020", Category.CRITICAL), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("STROKE_PROOF");
    }

    @Test
    @DisplayName("AC-94, AC-96 conditional papers keep a claim incomplete")
    void conditionalPapers() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var relief = a.filed(
                member,
                body(
                        "SH-2020",
                        "HOSPITAL",
                        Map.of("outOfTown", false, "burdenRelief", true, "uremiaRelief", true),
                        stay("HOSP_DAYS", "2025-05-01", "2025-05-10")));
        a.hand(a.as(member), relief, STAY_PAPERS);
        a.hand(a.as(member), relief, "RELIEF_STATEMENT");
        problem(a.submit(member, relief, "SH-2020", Category.HOSPITAL), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("MEDICINE_LIST");

        var drove = a.filed(
                member,
                body(
                        "SH-2020",
                        "ACCIDENT",
                        Map.of(
                                "cause",
                                "TRAFFIC",
                                "insuredDrove",
                                true,
                                "hasTrafficDecision",
                                true,
                                "appraisalExists",
                                false),
                        item("ACC_CONSOLATION", "2025-05-20")));
        a.hand(a.as(member), drove, "ID_CARD", "MEDICAL_HISTORY", "TRAFFIC_DECISION");
        problem(a.submit(member, drove, "SH-2020", Category.ACCIDENT), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("DRIVING_LICENCE");
    }

    @Test
    @DisplayName(
            "AC-107, AC-108 Wuxi: both slots are needed, only pictures are taken, and only while the claim waits for them")
    void theUploadOfWuxi() {
        clock.set("2025-06-10T12:00:00");
        var member = a.coveredBy("WX-3IN1", "", "2025-01-01", "2025-12-31");
        var body = body("WX-3IN1", "CRITICAL", Map.of(), item("CRITICAL_ILLNESS", "2025-05-01"));
        body.put("channel", "LINGXI_APP");
        var claimId = a.filed(member, body);
        var client = a.as(member);
        problem(a.upload(client, claimId, "EXAMINATION_REPORT", "r.png", AFiling.png()), 422, "MATERIAL_NOT_ON_LIST");
        a.submit(client, claimId, List.of()).expectStatus().isOk();
        a.review(Role.FIRST_REVIEWER, claimId, "FIRST_REVIEW", "AGREE", List.of())
                .expectStatus()
                .isOk();
        problem(a.upload(client, claimId, "EXAMINATION_REPORT", "r.png", AFiling.png()), 409, "ILLEGAL_TRANSITION");
        a.review(Role.SECOND_REVIEWER, claimId, "BUSINESS_RECHECK", "AGREE", List.of())
                .expectStatus()
                .isOk();

        problem(
                a.upload(client, claimId, "EXAMINATION_REPORT", "r.pdf", AFiling.pdf(64)),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        a.hand(client, claimId, "EXAMINATION_REPORT");
        problem(a.submit(client, claimId, List.of()), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("DISCHARGE_RECORD");
        a.hand(client, claimId, "DISCHARGE_RECORD");
        a.submit(client, claimId, List.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REPORT_RECHECK");

        db.sql("update claim set state = 'COMPLETED', amount = 1 where claim_id = :id")
                .bind("id", UUID.fromString(claimId))
                .then()
                .block();
        problem(a.upload(client, claimId, "EXAMINATION_REPORT", "r.png", AFiling.png()), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void staffRecordAnAccidentFromPaperWithTheOriginalSeen() {
        clock.set("2025-06-10T12:00:00");
        var member = a.coveredBy("WX-3IN1", "", "2025-01-01", "2025-12-31");
        var body = body(
                "WX-3IN1",
                "ACCIDENT",
                Map.of("injuryOutcome", "TREATMENT", "hospitalLevel", "二级"),
                item("ACCIDENT", "2025-05-01"));
        body.put("channel", "OFFLINE");
        body.put("subject", Map.of("name", "张安", "idNumber", member.idNumber()));
        var staff = a.staff(Role.FIRST_REVIEWER);
        var claimId = a.filed(staff, body);
        a.hand(staff, claimId, "ID_CARD", "SS_CARD_COPY", "DISCHARGE_SUMMARY");
        a.upload(staff, claimId, "APPLICATION_FORM", "f.png", AFiling.png())
                .expectStatus()
                .isCreated();
        problem(a.submit(staff, claimId, List.of()), 422, "MATERIALS_INCOMPLETE");
        a.upload(staff, claimId, "APPLICATION_FORM", "f.png", AFiling.png(), "originalSeen", "true")
                .expectStatus()
                .isCreated();
        a.submit(staff, claimId, List.of()).expectStatus().isOk();

        body.put("facts", Map.of("injuryOutcome", "TREATMENT", "hospitalLevel", "一级"));
        body.put("responsibilities", List.of(item("ACCIDENT", "2025-05-03")));
        var low = a.filed(staff, body);
        problem(a.upload(staff, low, "DISCHARGE_SUMMARY", "s.png", AFiling.png()), 422, "HOSPITAL_LEVEL");
        problem(a.file(a.staff(Role.FINANCE), body), 403, "FORBIDDEN");
    }

    @Test
    void anElectronicLicenceReplacesTheIdCard() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var body = accident("2025-05-01");
        body.put("person", Map.of("idNumber", member.idNumber(), "idSource", "E_LICENCE"));
        var claimId = a.filed(member, body);
        a.hand(a.as(member), claimId, "MEDICAL_HISTORY", "SIGNED_STATEMENT");
        a.submit(member, claimId, "SH-2020", Category.ACCIDENT).expectStatus().isOk();
    }

    @Test
    void papersComeBackAsTheyWereAndTheSameContentCountsOnce() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var client = a.as(member);
        var claimId = a.filed(member, accident("2025-05-01"));
        var paper = AFiling.pdf(128);
        var first = materialId(a.upload(client, claimId, "MEDICAL_HISTORY", "张安病历.pdf", paper));
        var again = materialId(a.upload(client, claimId, "MEDICAL_HISTORY", "copy.pdf", paper));
        assertThat(again).isEqualTo(first);

        var uri = "/api/v1/claims/" + claimId + "/materials/" + first;
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .isEqualTo(paper);
        a.staff(Role.FIRST_REVIEWER).get().uri(uri).exchange().expectStatus().isOk();
        a.staff(Role.FINANCE).get().uri(uri).exchange().expectStatus().isNotFound();
        a.as(a.member()).get().uri(uri).exchange().expectStatus().isNotFound();
        assertThat(count("audit where action = 'CLAIM_MATERIAL_READ' and object_id = '" + claimId + "'"))
                .isEqualTo(1);

        client.delete().uri(uri).exchange().expectStatus().isNoContent();
        client.get().uri(uri).exchange().expectStatus().isNotFound();
    }
}
