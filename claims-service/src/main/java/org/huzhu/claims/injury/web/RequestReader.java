package org.huzhu.claims.injury.web;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huzhu.claims.injury.domain.Dependant;
import org.huzhu.claims.injury.domain.Expenses;
import org.huzhu.claims.injury.domain.InjuryCase;
import org.huzhu.claims.injury.domain.InjuryCase.Choices;
import org.huzhu.claims.injury.domain.InjuryCase.Death;
import org.huzhu.claims.injury.domain.InjuryCase.Given;
import org.huzhu.claims.injury.domain.InjuryCase.Missing;
import org.huzhu.claims.injury.domain.InjuryCase.ThirdParty;
import org.huzhu.claims.injury.domain.InjuryCase.Wages;
import org.huzhu.claims.injury.domain.InjuryRefusal.Invalid;
import org.huzhu.claims.injury.domain.NursingLevel;
import org.huzhu.claims.injury.domain.Relation;
import org.huzhu.claims.injury.domain.Sex;
import org.huzhu.platform.values.Outcome;
import org.jspecify.annotations.Nullable;

/** Turns a request into a case, or says in Chinese everything that is wrong with it. */
final class RequestReader {

    private static final Pattern REGION = Pattern.compile("CN-\\d{2}(\\d{2}){0,2}");
    private static final int MOST_DEPENDANTS = 30;
    private static final int MOST_WAGES = 60;
    private static final int MOST_COUNT = 10_000;
    private static final int LONGEST_REMARK = 200;

    private final CalculationRequest request;
    private final Fields fields = new Fields();

    private RequestReader(CalculationRequest request) {
        this.request = request;
    }

    static Outcome<InjuryCase> read(CalculationRequest request) {
        var reader = new RequestReader(request);
        var about = reader.about();
        var problems = reader.fields.problems();
        return problems.isEmpty() ? done(about) : refused(new Invalid(problems));
    }

    private InjuryCase about() {
        var region = request.region();
        if (region == null || !REGION.matcher(region).matches()) {
            fields.wrong("region", region == null ? "REQUIRED" : "REGION", "请填写地区代码，如CN-32（省）、CN-3207（市）");
        }
        var recognised = fields.requiredDay("recognitionDate", request.recognitionDate());
        var injured = fields.day("injuryDate", request.injuryDate());
        if (injured.filter(day -> day.isAfter(recognised)).isPresent()) {
            fields.wrong("injuryDate", "ORDER", "受伤日期不能晚于认定日期");
        }
        var grade = fields.number("grade", request.grade(), 1, 10);
        if (asksNothing()) {
            fields.wrong("grade", "REQUIRED", "请至少填写伤残等级、生活自理障碍等级、死亡日期、供养亲属、下落不明或一项费用");
        }
        var remark = request.remark();
        if (remark != null && remark.length() > LONGEST_REMARK) {
            fields.wrong("remark", "TOO_LONG", "备注不超过" + LONGEST_REMARK + "个字");
        }
        return new InjuryCase(
                region == null ? "" : region,
                recognised,
                injured,
                fields.day("benefitDate", request.benefitDate()).orElse(recognised),
                fields.day("retirementDate", request.retirementDate()),
                grade,
                fields.choice("nursing", request.nursing(), NursingLevel.class),
                wages(),
                given(),
                isTrueUnlessSaid(request.insured()),
                new Choices(
                        Optional.ofNullable(request.relationshipEnds()),
                        Optional.ofNullable(request.suitableWork()),
                        isTrue(request.uninsuredLump())),
                death(grade, injured),
                missing(),
                dependants(),
                expenses(),
                new ThirdParty(
                        fields.amount("thirdPartyPaid", request.thirdPartyPaid()),
                        fields.amount("thirdPartyMedicalPaid", request.thirdPartyMedicalPaid())));
    }

    private boolean asksNothing() {
        return Stream.of(
                        request.grade(),
                        request.nursing(),
                        request.deathDate(),
                        request.missing(),
                        request.dependants(),
                        request.medical(),
                        request.hospital(),
                        request.travel(),
                        request.device(),
                        request.stoppage(),
                        request.nursingBeforeGrading(),
                        request.appraisalFee())
                .allMatch(Objects::isNull);
    }

    private Wages wages() {
        var months = orEmpty(request.wages());
        if (request.ownWage() != null && !months.isEmpty()) {
            fields.wrong("wages", "EITHER_OR", "本人工资与各月缴费工资只填一项");
        }
        if (months.size() > MOST_WAGES) {
            fields.wrong("wages", "TOO_MANY", "月份过多");
            return new Wages(Optional.empty(), List.of());
        }
        var amounts = new ArrayList<BigDecimal>();
        for (var i = 0; i < months.size(); i++) {
            amounts.add(fields.required("wages[" + i + "]", months.get(i)));
        }
        return new Wages(fields.positive("ownWage", request.ownWage()), amounts);
    }

    private Given given() {
        return new Given(
                fields.positive("averageWage", request.averageWage()),
                fields.positive("provincialAverageWage", request.provincialAverageWage()),
                fields.positive("minimumWage", request.minimumWage()),
                fields.positive("urbanIncome", request.urbanIncome()),
                fields.positive("localMealPerDay", request.localMealPerDay()));
    }

    private Optional<Death> death(Optional<Integer> grade, Optional<LocalDate> injured) {
        var day = fields.day("deathDate", request.deathDate());
        var months = fields.number("deathMonths", request.deathMonths(), 1, 1000);
        if (injured.isPresent()
                && day.filter(each -> each.isBefore(injured.get())).isPresent()) {
            fields.wrong("deathDate", "ORDER", "死亡日期不能早于受伤日期");
        }
        if (day.isPresent() && request.missing() != null) {
            fields.wrong("missing", "EITHER_OR", "死亡与下落不明只能填一项");
        }
        var inStoppage = Optional.ofNullable(request.deathInStoppage()).orElse(grade.isEmpty());
        return day.map(each -> new Death(each, inStoppage, isTrue(request.rescue()), months));
    }

    private Optional<Missing> missing() {
        return Optional.ofNullable(request.missing())
                .map(each -> new Missing(fields.requiredDay("missing.since", each.since()), isTrue(each.hardship())));
    }

    private List<Dependant> dependants() {
        var given = orEmpty(request.dependants());
        if (given.size() > MOST_DEPENDANTS) {
            fields.wrong("dependants", "TOO_MANY", "供养亲属最多" + MOST_DEPENDANTS + "人");
            return List.of();
        }
        var dependants = new ArrayList<Dependant>();
        for (var i = 0; i < given.size(); i++) {
            dependants.add(dependant(given.get(i), "dependants[" + i + "]"));
        }
        return dependants;
    }

    private Dependant dependant(CalculationRequest.@Nullable Dependant given, String field) {
        if (given == null) {
            fields.wrong(field, "REQUIRED", "请填写供养亲属");
            return Dependant.of(Relation.CHILD);
        }
        var relation = fields.choice(field + ".relation", given.relation(), Relation.class);
        if (given.relation() == null) {
            fields.wrong(field + ".relation", "REQUIRED", "请填写与死者的关系");
        }
        return new Dependant(
                relation.orElse(Relation.CHILD),
                isTrue(given.loneOrOrphan()),
                fields.day(field + ".birthDate", given.birthDate()),
                fields.choice(field + ".sex", given.sex(), Sex.class),
                isTrue(given.incapacitated()),
                Optional.ofNullable(given.nearerRelativesGone()));
    }

    private Expenses expenses() {
        return new Expenses(
                Optional.ofNullable(request.medical()).map(this::medical),
                Optional.ofNullable(request.hospital())
                        .map(each -> new Expenses.Hospital(
                                fields.amount("hospital.mealPerDay", each.mealPerDay()),
                                count("hospital.persons", each.persons(), 1),
                                count("hospital.days", each.days(), 0))),
                Optional.ofNullable(request.travel()).map(this::travel),
                Optional.ofNullable(request.device())
                        .map(each -> new Expenses.Device(
                                fields.required("device.unitCost", each.unitCost()),
                                count("device.quantity", each.quantity(), 1),
                                fields.orZero("device.fitting", each.fitting()))),
                Optional.ofNullable(request.stoppage())
                        .map(each -> new Expenses.Stoppage(
                                fields.required("stoppage.monthlyPay", each.monthlyPay()),
                                count("stoppage.months", each.months(), 0))),
                Optional.ofNullable(request.nursingBeforeGrading())
                        .map(each -> new Expenses.Nurse(
                                fields.required("nursingBeforeGrading.income", each.income()),
                                count("nursingBeforeGrading.nurses", each.nurses(), 1),
                                fields.required("nursingBeforeGrading.months", each.months()))),
                fields.amount("appraisalFee", request.appraisalFee()));
    }

    private Expenses.Medical medical(CalculationRequest.Medical each) {
        return new Expenses.Medical(
                fields.orZero("medical.diagnosis", each.diagnosis()),
                fields.orZero("medical.medicine", each.medicine()),
                fields.orZero("medical.hospitalService", each.hospitalService()),
                fields.orZero("medical.other", each.other()),
                count("medical.bills", each.bills(), 0));
    }

    private Expenses.Travel travel(CalculationRequest.Travel each) {
        return new Expenses.Travel(
                fields.orZero("travel.fare", each.fare()),
                count("travel.roundTrips", each.roundTrips(), 0),
                fields.orZero("travel.lodgingPerDay", each.lodgingPerDay()),
                count("travel.lodgingDays", each.lodgingDays(), 0),
                fields.orZero("travel.mealPerDay", each.mealPerDay()),
                count("travel.mealDays", each.mealDays(), 0),
                count("travel.bills", each.bills(), 0));
    }

    private int count(String field, @Nullable Integer number, int unsaid) {
        return fields.number(field, number, 0, MOST_COUNT).orElse(unsaid);
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private static boolean isTrueUnlessSaid(@Nullable Boolean flag) {
        return !Boolean.FALSE.equals(flag);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
