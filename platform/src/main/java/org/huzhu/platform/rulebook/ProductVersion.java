package org.huzhu.platform.rulebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A product (参保项目) with the rules of one period of validity (rulebook 3.6). A decision uses the version of its day;
 * a claim that of its event, however late it is filed (SHC-011).
 *
 * @param label names the version among those of its product, for example {@code 2025}
 * @param premium per person and year, CNY; zero where no enrolment is taken for the product here
 * @param enrolable whether orders can be made here; coverage of other products can only be moved in
 * @param figures where each other figure comes from and how far it is certain
 */
public record ProductVersion(
        String code,
        String label,
        String nameZh,
        String nameEn,
        String operatorZh,
        String jurisdiction,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        BigDecimal premium,
        int minAge,
        Optional<Integer> maxAge,
        StartRule startRule,
        Optional<LocalDate> fixedStart,
        boolean renewalBackdate,
        RosterRules roster,
        RenewalRules renewal,
        PaymentRules payment,
        boolean enrolable,
        ClaimRules claims,
        List<Figure> figures) {

    public ProductVersion {
        figures = List.copyOf(figures);
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom)
                && validTo.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** What sets the first day of a first coverage (WXU-052). */
    public enum StartRule {
        PAYMENT_APPROVED_NEXT_DAY,
        PAYMENT_APPROVED_SAME_DAY,
        FIXED_DATE
    }

    /** Limits of a roster (花名册). */
    public record RosterRules(int maxRows, boolean normaliseLowercaseX) {}

    /** When members count as about to expire, and when the handler is reminded (WXU-060, WXU-061). */
    public record RenewalRules(int daysBefore, int daysAfter, int runDay, LocalTime smsAt, Trigger trigger) {}

    /** When a unit is reminded. */
    public enum Trigger {
        LIST_NOT_EMPTY,
        EXPIRES_THIS_CALENDAR_MONTH
    }

    /** What happens with a wrong amount, and how long an approved order waits for its payment (WXU-048, 1A.6). */
    public record PaymentRules(Mismatch mismatch, int expireDays) {}

    /** FLAG stores a wrong amount for the reviewer to reject, REFUSE does not take it. */
    public enum Mismatch {
        FLAG,
        REFUSE
    }

    /** Where a figure comes from; {@code responsibilities.X} says why the product has the responsibility X. */
    public record Figure(String figure, RuleStatus status, String source) {}
}
