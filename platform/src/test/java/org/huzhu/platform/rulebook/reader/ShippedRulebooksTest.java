package org.huzhu.platform.rulebook.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.platform.rulebook.reader.Shipped.SHIPPED;
import static org.huzhu.platform.rulebook.reader.Shipped.asked;
import static org.huzhu.platform.rulebook.reader.Shipped.line;
import static org.huzhu.platform.rulebook.reader.Shipped.material;
import static org.huzhu.platform.rulebook.reader.Shipped.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Declaration;
import org.huzhu.platform.rulebook.ClaimRules.NonDirectSituation;
import org.huzhu.platform.rulebook.ClaimRules.PayoutMode;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.rulebook.Truth;
import org.huzhu.platform.time.PeriodUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the four shipped products say, against the society's documents. */
class ShippedRulebooksTest {

    @Test
    void everyFactOfTheDictionaryHasAQuestion() {
        assertThat(SHIPPED.facts().facts())
                .hasSizeGreaterThan(40)
                .allSatisfy((name, fact) -> assertThat(fact.question()).endsWith("？"));
    }

    @Test
    void beforeItsFirstDayThereIsNoVersion() {
        assertThat(SHIPPED.products().find("WX-3IN1", LocalDate.parse("2020-12-31")))
                .isEmpty();
    }

    @Test
    void shanghaiProductsAreKnownButNotEnrolledHere() {
        assertThat(SHIPPED.products().all())
                .filteredOn(product -> !product.enrolable())
                .extracting(ProductVersion::code)
                .containsExactly("SH-2020", "SH-2020", "SH-MEMBER", "SH-NEWFORM");
    }

    @Test
    @DisplayName("SHC-011 the day of the event chooses the terms")
    void aStayOfTheYearBeforeIsPaidByTheTermsOfThatYear() {
        assertThat(perDay("2024-12-31")).isEqualTo("70.00");
        assertThat(perDay("2025-01-01")).isEqualTo("80.00");
    }

    @ParameterizedTest
    @DisplayName("1C.1 which class has which responsibility")
    @CsvSource(textBlock = """
            SH-MEMBER,  A, HOSP_DAYS CRITICAL_ILLNESS ACC_DISABILITY ACC_CONSOLATION DEATH_ILLNESS DEATH_ACCIDENT
            SH-NEWFORM, C, ACC_DISABILITY ACC_CONSOLATION
            SH-NEWFORM, D, HOSP_DAYS CRITICAL_ILLNESS ACC_DISABILITY DEATH_ILLNESS DEATH_ACCIDENT
            SH-NEWFORM, E, HOSP_DAYS CRITICAL_ILLNESS CRITICAL_HOSP_SUBSIDY ACC_CONSOLATION
            """)
    void eachClassHasItsResponsibilities(String product, String classCode, String codes) {
        assertThat(rules(product).responsibilities())
                .filteredOn(each -> each.isFor(classCode))
                .extracting(Responsibility::code)
                .containsExactly(codes.split(" "));
    }

    @Test
    @DisplayName("SHC-009 the hospital subsidy exists for class E of SH-NEWFORM and nowhere else")
    void theSubsidyIsForClassEAlone() {
        var having = SHIPPED.products().all().stream()
                .filter(product ->
                        product.claims().find("CRITICAL_HOSP_SUBSIDY").isPresent())
                .toList();

        assertThat(having).extracting(ProductVersion::code).containsExactly("SH-NEWFORM");
        assertThat(having.getFirst()
                        .claims()
                        .find("CRITICAL_HOSP_SUBSIDY")
                        .orElseThrow()
                        .classes())
                .containsExactly("E");
    }

    @ParameterizedTest
    @DisplayName("SHC-030 to SHC-032, SHC-060 to SHC-065 windows and deadlines")
    @CsvSource(textBlock = """
            HOSP_SUPPLEMENT,  COVERAGE_EXPIRY, 2,   YEAR,  30
            HOSP_DEDUCTIBLE,  COVERAGE_EXPIRY, 2,   YEAR,  30
            HOSP_DAYS,        COVERAGE_EXPIRY, 2,   YEAR,  30
            CRITICAL_ILLNESS, COVERAGE_EXPIRY, 2,   YEAR,  90
            ACC_DISABILITY,   ACCIDENT_DATE,   180, DAY,   60
            ACC_CONSOLATION,  ACCIDENT_DATE,   180, DAY,   60
            ACC_FIRE,         COVERAGE_EXPIRY, 6,   MONTH, 30
            """)
    void windowsAndDeadlinesAreTheGuides(String code, Anchor anchor, int amount, PeriodUnit unit, int dueDays) {
        var line = line("SH-2020", code);

        var window = line.window().orElseThrow();
        assertThat(window.anchor()).isEqualTo(anchor);
        assertThat(window.period().amount()).isEqualTo(amount);
        assertThat(window.period().unit()).isEqualTo(unit);
        assertThat(window.period().holidayRoll()).isTrue();
        assertThat(line.deadline().orElseThrow().period().amount()).isEqualTo(dueDays);
        assertThat(line.deadline().orElseThrow().extendMaxDays()).isEqualTo(30);
    }

    @Test
    @DisplayName("SHC-020, WXM-011 direct payment is due in 5 to 10 working days, or a month after discharge")
    void directPaymentsHaveTheirTargets() {
        var shanghai = line("SH-2020", "HOSP_DAYS").directDeadline().orElseThrow();
        var wuxi = line("WX-3IN1", "HOSPITAL").directDeadline().orElseThrow();

        assertThat(shanghai.anchor()).isEqualTo(Anchor.DATA_RECEIVED);
        assertThat(shanghai.earliest().orElseThrow().amount()).isEqualTo(5);
        assertThat(shanghai.period().amount()).isEqualTo(10);
        assertThat(shanghai.period().unit()).isEqualTo(PeriodUnit.WORKDAY);
        assertThat(wuxi.anchor()).isEqualTo(Anchor.DISCHARGE_DATE);
        assertThat(wuxi.period().unit()).isEqualTo(PeriodUnit.MONTH);
    }

    @ParameterizedTest
    @DisplayName("AC-84, AC-85, AC-87 the non-direct situations of the hospital days")
    @CsvSource(textBlock = """
            14, false, true,  BANK,          ''
            15, false, true,  BANK,          STAY_OVER_14
            3,  true,  true,  BANK,          OUT_OF_TOWN
            3,  false, false, BANK,          NO_CARD
            3,  false, true,  HUANGSHAN_RCC, NO_CARD
            """)
    void situationsThatMustBeAppliedFor(int days, boolean outOfTown, boolean card, String channel, String code) {
        var facts = Facts.of(Map.of(
                "stayDays",
                BigDecimal.valueOf(days),
                "outOfTown",
                outOfTown,
                "burdenRelief",
                false,
                "hasUnionCard",
                false,
                "hasSsCard",
                card,
                "ssCardChannel",
                channel));

        var holding = line("SH-2020", "HOSP_DAYS").nonDirect().stream()
                .filter(each -> each.when().evaluate(facts) == Truth.TRUE)
                .map(NonDirectSituation::code)
                .toList();

        assertThat(String.join(" ", holding)).isEqualTo(code);
    }

    @Test
    void aStayThatIsReportedWithTheUsualFactsLeavesNothingOpen() {
        var rules = rules("SH-2020");
        var told = Facts.of(Map.of(
                "stayDays", new BigDecimal("5"),
                "inpatientOrEmergencyObs", true,
                "outOfTown", false,
                "burdenRelief", false,
                "hasUnionCard", true,
                "hasSsCard", true));
        var facts = rules.infer(told);

        var line = rules.find("HOSP_DAYS").orElseThrow();

        assertThat(line.nonDirect())
                .allSatisfy(each -> assertThat(each.when().evaluate(facts)).isEqualTo(Truth.FALSE));
        assertThat(line.exclusions())
                .allSatisfy(each -> assertThat(each.when().evaluate(facts)).isEqualTo(Truth.FALSE));
        assertThat(asked(line, facts)).containsExactly("ID_CARD", "RECEIPT", "DISCHARGE_SUMMARY");
    }

    @ParameterizedTest
    @DisplayName("1C.6 A2 to A6 the papers of an accident by its cause")
    @CsvSource(textBlock = """
            TRAFFIC,     true,  false, false, TRAFFIC_DECISION
            TRAFFIC,     true,  false, true,  TRAFFIC_DECISION DRIVING_LICENCE
            TRAFFIC,     false, false, false, SIGNED_STATEMENT
            WORK_INJURY, false, true,  false, INJURY_DECISION
            WORK_INJURY, false, false, false, SIGNED_STATEMENT
            OTHER,       false, false, false, SIGNED_STATEMENT
            """)
    void anAccidentNeedsTheDecisionOrElseAStatement(
            String cause, boolean traffic, boolean injury, boolean drove, String codes) {
        var facts = Facts.of(Map.of(
                "cause", cause,
                "hasTrafficDecision", traffic,
                "hasInjuryDecision", injury,
                "insuredDrove", drove,
                "appraisalExists", false));

        assertThat(asked(line("SH-2020", "ACC_DISABILITY"), facts))
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(Arrays.asList(("ID_CARD MEDICAL_HISTORY " + codes).split(" "))));
    }

    @Test
    @DisplayName("AC-89, AC-91 a class E courier needs a dispatch order of the three months before the cover")
    void onlyAClassECourierNeedsADispatchOrder() {
        var line = line("SH-NEWFORM", "CRITICAL_ILLNESS");
        var order = material(line, "DISPATCH_ORDER");

        assertThat(order.maxAgeMonthsBeforeCoverStart()).contains(3);
        assertThat(order.when().orElseThrow().evaluate(Facts.of(Map.of("classCode", "E", "platformWorker", true))))
                .isEqualTo(Truth.TRUE);
        assertThat(order.when().orElseThrow().evaluate(Facts.of(Map.of("classCode", "D", "platformWorker", true))))
                .isEqualTo(Truth.FALSE);
        assertThat(order.when().orElseThrow().evaluate(Facts.of(Map.of("classCode", "E"))))
                .isEqualTo(Truth.UNKNOWN);
    }

    @Test
    @DisplayName("AC-92 records of a community health centre are refused")
    void recordsOfACommunityHealthCentreDoNotCount() {
        var facts = Facts.of(Map.of("hospitalIsCommunityCentre", true));

        assertThat(List.of("MEDICAL_RECORD", "ADMISSION_RECORD", "DISCHARGE_SUMMARY"))
                .allSatisfy(code -> assertThat(material(line("SH-2020", "CRITICAL_ILLNESS"), code)
                                .refusedWhen())
                        .singleElement()
                        .satisfies(refusal -> {
                            assertThat(refusal.code()).isEqualTo("HOSPITAL_NOT_ACCEPTED");
                            assertThat(refusal.when().evaluate(facts)).isEqualTo(Truth.TRUE);
                        }));
    }

    @ParameterizedTest
    @DisplayName("AC-98, WXM-030 what is offline names its places")
    @ValueSource(strings = {"SH-2020", "SH-MEMBER", "SH-NEWFORM"})
    void deathIsNeverClaimedOnline(String product) {
        assertThat(line(product, "DEATH_ILLNESS").online()).isFalse();
        assertThat(line(product, "DEATH_ACCIDENT").online()).isFalse();
        assertThat(rules(product).offlinePlaces())
                .filteredOn(place -> place.nameZh().endsWith("区总工会职工服务中心"))
                .hasSize(16);
        assertThat(line("WX-3IN1", "ACCIDENT").online()).isFalse();
    }

    @Test
    @DisplayName("SHC-047 two sentences for a hospital stay, one for the others, each as it is printed")
    void declarationsAreWordForWord() {
        var rules = rules("SH-2020");

        assertThat(rules.declarationsOf(Category.HOSPITAL))
                .extracting(Declaration::code)
                .containsExactly("SH-HOSP-1", "SH-TRUTH-1");
        assertThat(rules.declarationsOf(Category.HOSPITAL).getFirst().textZh())
                .isEqualTo("本人承诺本次申请的住院为非工伤（职业伤害）及职业病导致的住院治疗。");
        assertThat(rules.declarationsOf(Category.CRITICAL))
                .singleElement()
                .satisfies(each -> assertThat(each.textZh()).contains("如发现存在欺骗、作弊行为的"));
        assertThat(rules.declarationsOf(Category.ACCIDENT))
                .singleElement()
                .satisfies(each -> assertThat(each.textZh()).contains("如发现存在欺瞒、作弊行为的"));
    }

    @Test
    void noAmountIsCertainAndSomeAreNotGivenAtAll() {
        for (var product : SHIPPED.products().all()) {
            assertThat(product.claims().responsibilities())
                    .allSatisfy(each -> assertThat(each.from().status().isCertain())
                            .as(product.code() + " " + each.code())
                            .isFalse());
        }
        assertThat(line("SH-2020", "ACC_FIRE").benefit()).isEmpty();
        assertThat(line("SH-2020", "ACC_FIRE").from().status()).isEqualTo(RuleStatus.UNVERIFIED);
    }

    @Test
    void hospitalLinesOfShanghaiArePaidDirectlyUnlessASituationHolds() {
        assertThat(rules("SH-2020").responsibilities())
                .filteredOn(each -> each.category() == Category.HOSPITAL)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.payoutMode()).isEqualTo(PayoutMode.DIRECT_UNLESS_NON_DIRECT));
        assertThat(line("WX-3IN1", "HOSPITAL").payoutMode()).isEqualTo(PayoutMode.DIRECT);
    }

    private static String perDay(String day) {
        var version = SHIPPED.products().find("SH-2020", LocalDate.parse(day)).orElseThrow();
        var benefit = version.claims().find("HOSP_DAYS").orElseThrow().benefit().orElseThrow();
        return ((Benefit.PerDay) benefit).amount().toPlainString();
    }
}
