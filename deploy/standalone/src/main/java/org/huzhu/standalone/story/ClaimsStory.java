package org.huzhu.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.huzhu.standalone.story.Sessions.Staff;
import tools.jackson.databind.JsonNode;

/** Three illnesses of three members, from intake to money: one that pays itself, one with an upload, one with a missing paper. */
public final class ClaimsStory {

    private static final String WUXI = "WX-3IN1";
    private static final String SHANGHAI = "SH-2020";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Narrator tell;
    private final Sessions sessions;
    private final Society society;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final InsuredPerson patient;
    private final InsuredPerson gravelyIll;
    private final InsuredPerson driver;

    /** What the story ends with. */
    public record Ending(String paidBySelf, String paidSms, List<String> explanation) {}

    public ClaimsStory(Api api, Sessions sessions, Narrator narrator, long seed) {
        this.tell = narrator;
        this.sessions = sessions;
        this.society = new Society(api, sessions);
        var synthetic = new Synthetic(new SplittableRandom(seed));
        this.patient = new InsuredPerson(api, sessions, synthetic);
        this.gravelyIll = new InsuredPerson(api, sessions, synthetic);
        this.driver = new InsuredPerson(api, sessions, synthetic);
    }

    public Ending tell() {
        moveCoverIn();
        var settled = dischargeSettlesItself();
        criticalIllness();
        accidentWithMissingPaper();
        payAll();
        var paid = society.claim(settled).expect(200).json();
        var sms = sessions.await(patient.phone(), "已支付", SOON)
                .or(() -> sessions.await(patient.phone(), "元", SOON))
                .map(message -> message.path("text").asString())
                .orElse("");
        tell.say("职工收到 the member got: " + sms);
        return new Ending(
                "%s %s %s"
                        .formatted(
                                settled,
                                paid.path("state").asString(),
                                paid.path("amount").asString()),
                sms,
                explain(settled));
    }

    private void moveCoverIn() {
        tell.step("从旧系统迁入三位职工的保障", "Cover of three members is moved in from older systems (coverages/imports)");
        var from = today.minusDays(200);
        var to = from.plusYears(1).minusDays(1);
        society.moveIn(List.of(
                patient.cover(WUXI, "", from, to),
                gravelyIll.cover(WUXI, "", from, to),
                driver.cover(SHANGHAI, "", from, to)));
    }

    private String dischargeSettlesItself() {
        tell.step(
                "医保数据送达一次出院：免申即享，无需申请，同一记录送两次也只赔一次",
                "Medical insurance reports a discharge: nobody applies, and sent twice it settles once (WXM-010, AC-103)");
        var medicalInsurance = society.machine("演示医保接口", "medical:write");
        var record = Map.<String, Object>of(
                "recordId",
                "DEMO-" + patient.idNumber().substring(6) + "-1",
                "idNumber",
                patient.idNumber(),
                "admissionDate",
                today.minusDays(9).toString(),
                "dischargeDate",
                today.minusDays(2).toString(),
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
        var claimId = society.settled(medicalInsurance, record);
        society.discharge(medicalInsurance, List.of(record)).expect(200);
        return claimId;
    }

    private void criticalIllness() {
        tell.step(
                "重疾：职工在灵锡APP申请，初审、业务复核后收到短信，上传检查报告单和出院记录，报告复核",
                "Critical illness: the member files, two reviews agree, an SMS asks for two papers, a third review judges"
                        + " them (WXM-020…025, AC-106, 107)");
        gravelyIll.register("LINGXI_APP").expect(201);
        var claimId = gravelyIll
                .file(
                        WUXI,
                        "LINGXI_APP",
                        Map.of(
                                "category", "CRITICAL",
                                "responsibilities",
                                        List.of(Map.of(
                                                "code",
                                                "CRITICAL_ILLNESS",
                                                "eventDate",
                                                today.minusDays(20).toString())),
                                "facts",
                                        Map.of(
                                                "diagnosisDate",
                                                today.minusDays(20).toString(),
                                                "illnessKind",
                                                "GENERAL",
                                                "strokeSequela",
                                                false)))
                .expect(201)
                .text("claimId");
        gravelyIll.submit(claimId, gravelyIll.declarations(WUXI, "CRITICAL")).expectSuccess();
        society.review(claimId, Staff.FIRST_REVIEWER, "FIRST_REVIEW", "AGREE", "资料齐全")
                .expectSuccess();
        society.review(claimId, Staff.SECOND_REVIEWER, "BUSINESS_RECHECK", "AGREE", "同意")
                .expectSuccess();
        sessions.await(gravelyIll.phone(), "上传", SOON)
                .ifPresent(sms ->
                        tell.say("职工收到 the member got: " + sms.path("text").asString()));
        gravelyIll.upload(claimId, "EXAMINATION_REPORT").expectSuccess();
        tell.say("只传一项会被拒绝 one of the two papers is not enough:");
        gravelyIll.submit(claimId, List.of()).expect(422);
        gravelyIll.upload(claimId, "DISCHARGE_RECORD").expectSuccess();
        gravelyIll.submit(claimId, List.of()).expectSuccess();
        society.review(claimId, Staff.REPORT_REVIEWER, "REPORT_RECHECK", "AGREE", "病理报告符合")
                .expectSuccess();
    }

    private void accidentWithMissingPaper() {
        tell.step(
                "意外：本人驾车交通事故，缺驾照和行驶证被指出，补齐后受理",
                "A traffic accident: the claim names the paper that is missing and why; with it, it is accepted (SHC-044,"
                        + " AC-96)");
        driver.register("SUISHENBAN_APP").expect(201);
        var draft = driver.file(
                        SHANGHAI,
                        "SUISHENBAN_APP",
                        Map.of(
                                "category", "ACCIDENT",
                                "responsibilities",
                                        List.of(Map.of(
                                                "code",
                                                "ACC_CONSOLATION",
                                                "eventDate",
                                                today.minusDays(10).toString())),
                                "facts",
                                        Map.of(
                                                "accidentDate",
                                                        today.minusDays(10).toString(),
                                                "cause", "TRAFFIC",
                                                "hasTrafficDecision", true,
                                                "insuredDrove", true,
                                                "appraisalExists", false)))
                .expect(201);
        var claimId = draft.text("claimId");
        var needed = required(draft.json());
        needed.stream()
                .filter(code -> !code.equals("DRIVING_LICENCE"))
                .forEach(code -> driver.upload(claimId, code).expectSuccess());
        var declarations = driver.declarations(SHANGHAI, "ACCIDENT");
        driver.submit(claimId, declarations).expect(422);
        driver.upload(claimId, "DRIVING_LICENCE").expectSuccess();
        driver.submit(claimId, declarations).expectSuccess();
        society.review(claimId, Staff.FIRST_REVIEWER, "FIRST_REVIEW", "AGREE", "受理")
                .expectSuccess();
        sessions.await(driver.phone(), "受理", SOON)
                .ifPresent(sms ->
                        tell.say("职工收到 the member got: " + sms.path("text").asString()));
    }

    private void payAll() {
        tell.step(
                "财务制单、另一人复核，银行文件，银行回盘；每笔只付一次",
                "Finance collects the payouts, another person approves, the bank gets its file and answers: paid once");
        var batchId = society.collectPayouts().expectSuccess().text("batchId");
        tell.say("制单人不能复核自己的批次 four eyes: the maker may not approve:");
        var same = society.approve(batchId, Staff.FINANCE);
        if (same.isSuccess()) {
            throw new Reply.UnexpectedReplyException("the maker approved the batch, too");
        }
        society.approve(batchId, Staff.ADMIN).expectSuccess();
        var file = society.bankFile(batchId).expect(200);
        var answer = Bank.payAll(new String(file.bytes(), UTF_8), today);
        society.bankAnswers(batchId, answer).expectSuccess();
        tell.say("银行把同一回盘再送一次 the bank sends the same answer again:");
        society.bankAnswers(batchId, answer).expectSuccess();
    }

    private List<String> explain(String claimId) {
        tell.step("一份决定的完整说明：每个数字都有公式、依据和来源", "One decision in full: every figure with formula, clause and source");
        var lines = new ArrayList<String>();
        tell.quietly(() -> {
            for (var line : society.claim(claimId).expect(200).json().path("explanation")) {
                lines.add(line(line));
            }
        });
        lines.forEach(tell::say);
        return lines;
    }

    private static String line(JsonNode line) {
        return "%-14s %s = %s  （%s；%s；%s）"
                .formatted(
                        line.path("line").asString(),
                        line.path("formula").asString(),
                        line.path("amount").asString(),
                        line.path("clause").asString(),
                        line.path("source").asString(),
                        line.path("status").asString());
    }

    /** Papers the draft asks for. */
    private static List<String> required(JsonNode draft) {
        return StreamSupport.stream(draft.path("materials").spliterator(), false)
                .filter(material -> material.path("need").asString().equals("REQUIRED"))
                .map(material -> material.path("code").asString())
                .toList();
    }
}
