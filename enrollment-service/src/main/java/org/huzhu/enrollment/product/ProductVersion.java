package org.huzhu.enrollment.product;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A product (参保项目) with the figures of one period of validity (rulebook 3.6). A decision uses the version of its day.
 *
 * @param premium per person and year, CNY; zero where this service takes no enrolment for the product
 * @param enrolable whether orders can be made here; coverage of other products can only be moved in
 * @param figures where each figure comes from and how far it is certain
 */
public record ProductVersion(
        String code,
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
        List<Responsibility> responsibilities,
        List<Window> windows,
        List<Material> materials,
        List<Declaration> declarations,
        List<Figure> figures) {

    public ProductVersion {
        responsibilities = List.copyOf(responsibilities);
        windows = List.copyOf(windows);
        materials = List.copyOf(materials);
        declarations = List.copyOf(declarations);
        figures = List.copyOf(figures);
        if (validTo.isPresent() && validTo.get().isBefore(validFrom)) {
            throw new IllegalArgumentException(code + ": validTo lies before validFrom");
        }
        if (startRule == StartRule.FIXED_DATE && fixedStart.isEmpty()) {
            throw new IllegalArgumentException(code + ": FIXED_DATE needs fixedStart");
        }
        if (enrolable && premium.signum() <= 0) {
            throw new IllegalArgumentException(code + ": an enrolable product needs a premium");
        }
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

    /** 保障责任: a benefit line. */
    public record Responsibility(String code, String nameZh) {}

    /** 申请时限: how long a claim may be filed; amount and unit count from the anchor. */
    public record Window(List<String> responsibilities, String anchor, int amount, String unit, String status) {}

    /** A paper that a claim needs. */
    public record Material(String nameZh, String status) {}

    /** A text the applicant copies. */
    public record Declaration(String code, String text) {}

    /** Status is one of VERIFIED, SEED, DERIVED, SECONDARY, PROPOSED, DEMO. */
    public record Figure(String figure, String status, String source) {}
}
