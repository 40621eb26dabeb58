package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.claims.injury.domain.InjuryCase.Choices;
import org.huzhu.claims.injury.domain.InjuryCase.Death;
import org.huzhu.claims.injury.domain.InjuryCase.Given;
import org.huzhu.claims.injury.domain.InjuryCase.Missing;
import org.huzhu.claims.injury.domain.InjuryCase.ThirdParty;
import org.huzhu.claims.injury.domain.InjuryCase.Wages;

/** Cases in which the region's average wage is 8000 and the own wage 6000, unless they say otherwise. */
public final class ACase {

    private String region = "CN-3207";
    private LocalDate recognised = LocalDate.of(2009, 6, 1);
    private Optional<LocalDate> injured = Optional.empty();
    private Optional<LocalDate> retirement = Optional.empty();
    private Optional<Integer> grade = Optional.empty();
    private Optional<NursingLevel> nursing = Optional.empty();
    private Optional<BigDecimal> ownWage = Optional.of(new BigDecimal("6000.00"));
    private List<BigDecimal> months = List.of();
    private Optional<BigDecimal> averageWage = Optional.of(new BigDecimal("8000.00"));
    private Optional<BigDecimal> minimumWage = Optional.of(new BigDecimal("1.00"));
    private Optional<BigDecimal> localMeal = Optional.empty();
    private boolean insured = true;
    private boolean uninsuredLump;
    private Optional<Boolean> suitableWork = Optional.empty();
    private Optional<Death> death = Optional.empty();
    private Optional<Missing> missing = Optional.empty();
    private final List<Dependant> dependants = new ArrayList<>();
    private Expenses expenses = Expenses.NONE;
    private Optional<BigDecimal> thirdPartyFuneral = Optional.empty();

    public static ACase recognised(String day) {
        var about = new ACase();
        about.recognised = LocalDate.parse(day);
        return about;
    }

    public static ACase under2004() {
        return recognised("2009-06-01");
    }

    public static ACase under2011() {
        return recognised("2025-06-01");
    }

    public ACase in(String code) {
        region = code;
        return this;
    }

    public ACase injured(String day) {
        injured = Optional.of(LocalDate.parse(day));
        return this;
    }

    public ACase retiring(String day) {
        retirement = Optional.of(LocalDate.parse(day));
        return this;
    }

    public ACase grade(int value) {
        grade = Optional.of(value);
        return this;
    }

    public ACase nursing(NursingLevel level) {
        nursing = Optional.of(level);
        return this;
    }

    public ACase wage(String amount) {
        ownWage = Optional.of(new BigDecimal(amount));
        return this;
    }

    public ACase wages(String... amounts) {
        ownWage = Optional.empty();
        months = Stream.of(amounts).map(BigDecimal::new).toList();
        return this;
    }

    public ACase averageWage(String amount) {
        averageWage = Optional.of(new BigDecimal(amount));
        return this;
    }

    public ACase withoutAverageWage() {
        averageWage = Optional.empty();
        return this;
    }

    public ACase minimumWage(String amount) {
        minimumWage = Optional.of(new BigDecimal(amount));
        return this;
    }

    public ACase withoutMinimumWage() {
        minimumWage = Optional.empty();
        return this;
    }

    public ACase localMeal(String amount) {
        localMeal = Optional.of(new BigDecimal(amount));
        return this;
    }

    public ACase uninsured() {
        insured = false;
        return this;
    }

    public ACase uninsuredLump() {
        uninsuredLump = true;
        return this;
    }

    public ACase suitableWork() {
        suitableWork = Optional.of(true);
        return this;
    }

    public ACase died(String day) {
        death = Optional.of(new Death(LocalDate.parse(day), true, false, Optional.empty()));
        return this;
    }

    public ACase died(String day, int lumpMonths) {
        death = Optional.of(new Death(LocalDate.parse(day), true, false, Optional.of(lumpMonths)));
        return this;
    }

    public ACase diedRescuing(String day) {
        death = Optional.of(new Death(LocalDate.parse(day), true, true, Optional.empty()));
        return this;
    }

    public ACase diedAfterStoppage(String day) {
        death = Optional.of(new Death(LocalDate.parse(day), false, false, Optional.empty()));
        return this;
    }

    public ACase missing(String since) {
        missing = Optional.of(new Missing(LocalDate.parse(since), true));
        return this;
    }

    public ACase leaving(Relation... relations) {
        Stream.of(relations).map(Dependant::of).forEach(dependants::add);
        return this;
    }

    public ACase leaving(Dependant dependant) {
        dependants.add(dependant);
        return this;
    }

    public ACase spent(Expenses all) {
        expenses = all;
        return this;
    }

    public ACase thirdPartyPaidForFuneral(String amount) {
        thirdPartyFuneral = Optional.of(new BigDecimal(amount));
        return this;
    }

    public InjuryCase get() {
        return new InjuryCase(
                region,
                recognised,
                injured,
                recognised,
                retirement,
                grade,
                nursing,
                new Wages(ownWage, months),
                new Given(averageWage, Optional.empty(), minimumWage, Optional.empty(), localMeal),
                insured,
                new Choices(Optional.empty(), suitableWork, uninsuredLump),
                death,
                missing,
                dependants,
                expenses,
                new ThirdParty(thirdPartyFuneral, Optional.empty()));
    }
}
