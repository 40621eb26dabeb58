package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.Optional;

/** The rows of the quick-calculation form that are costs (rulebook 1F.5, rows 1 to 6). */
public record Expenses(
        Optional<Medical> medical,
        Optional<Hospital> hospital,
        Optional<Travel> travel,
        Optional<Device> device,
        Optional<Stoppage> stoppage,
        Optional<Nurse> nurse,
        Optional<BigDecimal> appraisalFee) {

    public static final Expenses NONE = new Expenses(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Treatment, medicine, hospital service and other cost in scope (CMP-064). */
    public record Medical(
            BigDecimal diagnosis, BigDecimal medicine, BigDecimal hospitalService, BigDecimal other, int bills) {

        BigDecimal sum() {
            return diagnosis.add(medicine).add(hospitalService).add(other);
        }
    }

    /** @param employerMealPerDay the employer's standard for business trips */
    public record Hospital(Optional<BigDecimal> employerMealPerDay, int persons, int days) {}

    /** Standards of the employer, later of the region (CMP-062). */
    public record Travel(
            BigDecimal fare,
            int roundTrips,
            BigDecimal lodgingPerDay,
            int lodgingDays,
            BigDecimal mealPerDay,
            int mealDays,
            int bills) {}

    /** An ordinary device; fitting and replacement are a box of their own (CMP-063). */
    public record Device(BigDecimal unitCost, int quantity, BigDecimal fitting) {}

    /** @param monthlyPay pay and benefits before the injury */
    public record Stoppage(BigDecimal monthlyPay, int months) {}

    /** Nurses before the grade is known (CMP-060). */
    public record Nurse(BigDecimal income, int nurses, BigDecimal months) {}
}
