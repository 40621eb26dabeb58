package org.huzhu.claims.settlement.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Terms;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules.Caps;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.rulebook.ClaimRules.EventBasis;
import org.huzhu.platform.rulebook.ClaimRules.NonDirectSituation;
import org.huzhu.platform.rulebook.ClaimRules.PayoutMode;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ClaimRules.WaitingPeriod;
import org.huzhu.platform.rulebook.ClaimRules.Window;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.Condition.All;
import org.huzhu.platform.rulebook.Condition.Any;
import org.huzhu.platform.rulebook.Condition.Compare;
import org.huzhu.platform.rulebook.Condition.In;
import org.huzhu.platform.rulebook.Condition.Operator;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;

/** Stays, covers and terms for tests. */
final class Stays {

    static final Condition NO_CARD = new Any(List.of(
            new All(List.of(eq("hasUnionCard", false), eq("hasSsCard", false))),
            new In("ssCardChannel", List.of("HUANGSHAN_RCC", "POSTAL_REMITTANCE"))));

    private static final ProductVersion WUXI = Rulebooks.load(Optional.empty())
            .products()
            .find("WX-3IN1", LocalDate.parse("2024-01-01"))
            .orElseThrow();

    private Stays() {}

    static ProductVersion wuxi() {
        return WUXI;
    }

    /** The Shanghai situations of SHC-024 and deadline of SHC-020 under a product of its own. */
    static ProductVersion shanghai(String code) {
        return version(
                code,
                days(List.of(
                        new NonDirectSituation(1, "LONG_STAY", "单次住院14天以上", gt("stayDays", 14), Terms.CLAUSE),
                        new NonDirectSituation(2, "OUT_OF_TOWN", "外地就医", eq("outOfTown", true), Terms.CLAUSE),
                        new NonDirectSituation(3, "BURDEN_RELIEF", "医保减负", eq("burdenRelief", true), Terms.CLAUSE),
                        new NonDirectSituation(4, "NO_CARD", "无卡", NO_CARD, Terms.CLAUSE))));
    }

    static ProductVersion version(String code, Responsibility... responsibilities) {
        return new ProductVersion(
                code,
                WUXI.label(),
                "保障项目" + code,
                WUXI.nameEn(),
                WUXI.operatorZh(),
                WUXI.jurisdiction(),
                WUXI.validFrom(),
                WUXI.validTo(),
                WUXI.premium(),
                WUXI.minAge(),
                WUXI.maxAge(),
                WUXI.startRule(),
                WUXI.fixedStart(),
                WUXI.renewalBackdate(),
                WUXI.roster(),
                WUXI.renewal(),
                WUXI.payment(),
                WUXI.enrolable(),
                Terms.rules(responsibilities),
                List.of());
    }

    static Responsibility days(List<NonDirectSituation> situations) {
        return responsibility("HOSP_DAYS", PayoutMode.DIRECT_UNLESS_NON_DIRECT, situations);
    }

    static Responsibility responsibility(String code, PayoutMode mode, List<NonDirectSituation> situations) {
        return new Responsibility(
                code,
                "住院天数保障金",
                Category.HOSPITAL,
                Set.of(),
                mode,
                true,
                EventBasis.DISCHARGE,
                Optional.empty(),
                Optional.of(new Benefit.Fixed(new BigDecimal("100.00"))),
                new Caps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Terms.CLAUSE),
                new WaitingPeriod(0, true, true, Terms.CLAUSE),
                List.of(),
                situations,
                Optional.of(new Window(
                        Anchor.COVERAGE_EXPIRY, new PeriodRule(2, PeriodUnit.YEAR, false, true), Terms.CLAUSE)),
                Optional.empty(),
                Optional.of(new Deadline(
                        Anchor.DATA_RECEIVED,
                        new PeriodRule(10, PeriodUnit.WORKDAY, false, false),
                        Optional.of(new PeriodRule(5, PeriodUnit.WORKDAY, false, false)),
                        0,
                        Terms.CLAUSE)),
                List.of(),
                Terms.CLAUSE);
    }

    static CoveredTerm cover(String product, String cardKind, String from, String to) {
        return new CoveredTerm(
                UUID.randomUUID(),
                UUID.randomUUID(),
                product,
                "",
                cardKind,
                new UUID(0, 0),
                "",
                new CoverageTerm(LocalDate.parse(from), LocalDate.parse(to)),
                new BigDecimal("120.00"));
    }

    static Discharge stay(String admitted, String discharged, Map<String, Object> more) {
        var from = LocalDate.parse(admitted);
        var to = LocalDate.parse(discharged);
        var facts = new HashMap<String, Object>(Map.of("outOfTown", false, "burdenRelief", false));
        facts.putAll(more);
        facts.put("stayDays", DischargeReader.stayDays(from, to));
        return new Discharge("insurer", "R-1", "32020119900101001X", from, to, "某医院", "", Facts.of(facts));
    }

    static Condition eq(String fact, Object value) {
        return new Compare(Operator.EQ, fact, value);
    }

    static Condition gt(String fact, int value) {
        return new Compare(Operator.GT, fact, BigDecimal.valueOf(value));
    }
}
