package org.huzhu.claims.filing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.huzhu.claims.filing.domain.FilingForm.Fitting;
import org.huzhu.claims.filing.domain.FilingForm.FittingKind;
import org.huzhu.claims.filing.domain.Payability.Effect;
import org.huzhu.claims.filing.domain.Payability.Reason;
import org.huzhu.claims.filing.domain.Treatment.Item;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTreatmentTest {

    private static final LocalDate FROM = LocalDate.of(2026, 4, 2);
    private static final LocalDate TO = LocalDate.of(2026, 10, 1);
    private static final Filing REFERRAL = AFiling.referral(FROM, TO);
    private static final FilingForm FORM = AFiling.form(FilingKind.MEDICAL, Scenario.REFERRAL);

    @ParameterizedTest
    @CsvSource({"2026-04-02", "2026-05-10", "2026-10-01"})
    @DisplayName("AC-146 each visit to the chosen hospital inside the validity is payable")
    void visitsInside(LocalDate day) {
        var answer = judge(REFERRAL, FORM, visit(day, AFiling.HOSPITAL, false));

        assertThat(answer.payable()).isTrue();
        assertThat(answer.reasons()).isEmpty();
        assertThat(judge(REFERRAL, FORM, visit(day, "吉林市示范工伤协议医院", false)).payable())
                .isTrue();
    }

    @Test
    @DisplayName("AC-147 the day after the end is not payable: EXPIRED")
    void theDayAfter() {
        var answer = judge(REFERRAL, FORM, visit(TO.plusDays(1), AFiling.HOSPITAL, false));

        assertThat(codes(answer)).containsExactly("EXPIRED");
        assertThat(answer.payable()).isFalse();
        assertThat(answer.reasons().getFirst().clause()).isEqualTo("注意事项1、2");
    }

    @Test
    @DisplayName("AC-152 treatment 2026-04-01, approval 2026-04-02: FILED_LATE; an emergency is looked at by a person")
    void filedLate() {
        var day = LocalDate.of(2026, 4, 1);
        var answer = judge(REFERRAL, FORM, visit(day, AFiling.HOSPITAL, false));
        var emergency = judge(REFERRAL, FORM, visit(day, AFiling.HOSPITAL, true));

        assertThat(codes(answer)).contains("FILED_LATE");
        assertThat(answer.manualReview()).isFalse();
        assertThat(emergency.payable()).isFalse();
        assertThat(emergency.manualReview()).isTrue();
        assertThat(emergency.reasons().getFirst().clause()).isEqualTo("工伤保险条例第三十条");
    }

    @Test
    @DisplayName("AC-153 treatment at a hospital that is not in the filing is not payable")
    void anotherHospital() {
        assertThat(codes(judge(REFERRAL, FORM, visit(FROM, "JL-DEMO-03", false))))
                .containsExactly("INSTITUTION");
    }

    @Test
    @DisplayName("AC-154 a long-term resident gets no transport; AC-155 a referral claims it at the insured place")
    void transport() {
        var resident =
                AFiling.approved(FilingKind.MEDICAL, Scenario.RESIDENCE, FROM, new Validity(FROM, Optional.empty()));
        var resides = judge(resident, AFiling.form(FilingKind.MEDICAL, Scenario.RESIDENCE), travel());
        var referred = judge(REFERRAL, FORM, travel());

        assertThat(codes(resides)).containsExactly("NOT_ENTITLED");
        assertThat(codes(referred)).containsExactly("MANUAL_AT_INSURED_PLACE");
        assertThat(referred.manualReview()).isTrue();
    }

    @Test
    @DisplayName("AC-158 device limit 3000, bill 3500: the fund pays 3000, the worker 500")
    void deviceLimit() {
        var filing = AFiling.approved(FilingKind.DEVICE, Scenario.WORK, FROM, new Validity(FROM, Optional.empty()));
        var answer = judge(filing, AFiling.form(FilingKind.DEVICE, Scenario.WORK), device("小腿假肢", "3500"));

        assertThat(answer.payable()).isTrue();
        assertThat(answer.fundPays()).contains(new BigDecimal("3000.00"));
        assertThat(answer.workerPays()).contains(new BigDecimal("500.00"));
        assertThat(answer.notes()).extracting(Reason::code).containsExactly("OVER_LIMIT");
    }

    @Test
    @DisplayName("JLF-018 fitted 2024-06-01 for three years: a replacement in 2026 is looked at by a person")
    void minimumYears() {
        var fitting = new Fitting(
                FittingKind.REPLACEMENT,
                Optional.of(LocalDate.of(2024, 6, 1)),
                Optional.of(false),
                List.of(AFiling.device("小腿假肢", "3000")));
        var form = AFiling.with(AFiling.form(FilingKind.DEVICE, Scenario.WORK), Optional.empty(), Optional.of(fitting));
        var filing = AFiling.approved(FilingKind.DEVICE, Scenario.WORK, FROM, new Validity(FROM, Optional.empty()));

        assertThat(codes(judge(filing, form, device("1", "2000")))).containsExactly("MINIMUM_YEARS");
        assertThat(judge(filing, form, device("1", "2000")).manualReview()).isTrue();
        assertThat(codes(judge(filing, form, device("轮椅", "2000")))).containsExactly("DEVICE_NOT_FILED");
    }

    @Test
    @DisplayName("AC-162 treatment on 2024-07-31: BEFORE_START, with all else that speaks against it")
    void allReasonsAtOnce() {
        var answer = judge(REFERRAL, FORM, visit(LocalDate.of(2024, 7, 31), "别处医院", false));

        assertThat(codes(answer))
                .containsExactly(
                        "BEFORE_START", "FILED_LATE", "NOT_YET_VALID", "INSTITUTION", "INSTITUTION_NOT_CONTRACTED");
    }

    @Test
    void whatWasRevokedOrCancelledPaysUntilItsLastDay() {
        var revoked = AFiling.done(REFERRAL.revoke(LocalDate.of(2026, 6, 1), "条件丧失"));

        assertThat(judge(revoked, FORM, visit(LocalDate.of(2026, 5, 31), AFiling.HOSPITAL, false))
                        .payable())
                .isTrue();
        assertThat(codes(judge(revoked, FORM, visit(LocalDate.of(2026, 6, 1), AFiling.HOSPITAL, false))))
                .containsExactly("REVOKED");
    }

    @Test
    @DisplayName("for any day, place and item: the reasons are exactly those of each side looked at alone")
    void everySideIsLookedAt() {
        var random = new Random(20260402);
        var places = List.of("JL-DEMO-01", "JL-DEMO-02", "JL-DEMO-03", "JL-DEMO-06", "别处医院");
        for (var i = 0; i < 5_000; i++) {
            var day = LocalDate.of(2024, 6, 1).plusDays(random.nextInt(1_100));
            var place = places.get(random.nextInt(places.size()));
            var item = Item.values()[random.nextInt(Item.values().length)];
            var emergency = random.nextBoolean();
            var filing = random.nextBoolean()
                    ? REFERRAL
                    : AFiling.done(REFERRAL.cancel(LocalDate.of(2026, 7, 15), Optional.empty(), "原因"));

            var answer =
                    judge(filing, FORM, new Treatment(day, place, item, Optional.empty(), Optional.empty(), emergency));

            assertThat(new TreeSet<>(codes(answer))).isEqualTo(expected(filing, day, place, item));
            assertThat(answer.payable()).isEqualTo(answer.reasons().isEmpty());
            assertThat(answer.manualReview())
                    .isEqualTo(!answer.reasons().isEmpty()
                            && answer.reasons().stream().allMatch(reason -> reason.effect() == Effect.MANUAL));
            assertThat(answer.reasons()).allSatisfy(reason -> {
                assertThat(reason.text()).isNotBlank();
                assertThat(reason.clause()).isNotBlank();
            });
        }
    }

    private static TreeSet<String> expected(Filing filing, LocalDate day, String place, Item item) {
        var codes = new TreeSet<String>();
        add(codes, "BEFORE_START", day.isBefore(LocalDate.of(2024, 8, 1)));
        add(codes, "FILED_LATE", day.isBefore(FROM));
        add(codes, "NOT_YET_VALID", day.isBefore(FROM));
        add(codes, "EXPIRED", day.isAfter(TO));
        add(codes, "CANCELLED", filing.state() == FilingState.CANCELLED && day.isAfter(LocalDate.of(2026, 7, 15)));
        add(codes, "INSTITUTION", !place.equals("JL-DEMO-01"));
        add(
                codes,
                "INSTITUTION_NOT_CONTRACTED",
                !AFiling.RULES
                        .institution(place)
                        .filter(known -> known.isContracted(day, FilingKind.MEDICAL))
                        .isPresent());
        add(codes, "KIND_NOT_FILED", item == Item.REHAB || item == Item.DEVICE);
        add(codes, "MEAL_NOT_DIRECT", item == Item.MEAL && !place.equals("JL-DEMO-01"));
        add(codes, "MANUAL_AT_INSURED_PLACE", item == Item.TRANSPORT || item == Item.BOARD_AND_LODGING);
        return codes;
    }

    private static void add(TreeSet<String> codes, String code, boolean holds) {
        if (holds) {
            codes.add(code);
        }
    }

    private static Payability judge(Filing filing, FilingForm form, Treatment treatment) {
        return JudgeTreatment.judge(AFiling.RULES, filing, form, treatment);
    }

    private static Treatment visit(LocalDate day, String place, boolean emergency) {
        return new Treatment(day, place, Item.MEDICAL, Optional.empty(), Optional.empty(), emergency);
    }

    private static Treatment travel() {
        return new Treatment(FROM, AFiling.HOSPITAL, Item.TRANSPORT, Optional.empty(), Optional.empty(), false);
    }

    private static Treatment device(String name, String amount) {
        return new Treatment(
                LocalDate.of(2026, 11, 2),
                AFiling.DEVICES,
                Item.DEVICE,
                Optional.of(name),
                Optional.of(new BigDecimal(amount)),
                false);
    }

    private static List<String> codes(Payability answer) {
        return answer.reasons().stream().map(Reason::code).toList();
    }
}
