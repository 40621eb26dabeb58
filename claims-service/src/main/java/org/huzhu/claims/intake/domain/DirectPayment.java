package org.huzhu.claims.intake.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.NonDirectSituation;
import org.huzhu.platform.rulebook.ClaimRules.PayoutMode;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.Truth;
import org.huzhu.platform.values.Refusal;

/** 免申即享: what reaches the member by itself is not applied for, unless a non-direct situation holds (SHC-020 to SHC-025). */
public final class DirectPayment {

    private DirectPayment() {}

    /** A non-direct situation as a refusal lists it. */
    public record Situation(int seq, String code, String text) {}

    /** Empty where the benefit may be applied for, or where that is not known yet: see {@link #openFacts}. */
    public static Optional<Refusal> refusal(Responsibility responsibility, Facts facts) {
        return situationHolds(responsibility, facts) == Truth.FALSE
                ? Optional.of(Refusal.of(
                        "DIRECT_PAYMENT_APPLIES",
                        Map.of(
                                "responsibility",
                                responsibility.code(),
                                "name",
                                responsibility.nameZh(),
                                "situations",
                                situations(responsibility))))
                : Optional.empty();
    }

    /** Facts to be told before it is clear whether the benefit must be applied for. */
    public static List<String> openFacts(Responsibility responsibility, Facts facts) {
        return situationHolds(responsibility, facts) == Truth.UNKNOWN
                ? responsibility.nonDirect().stream()
                        .flatMap(situation -> situation.when().missing(facts).stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    /** The situations that hold. */
    public static List<Situation> holding(Responsibility responsibility, Facts facts) {
        return responsibility.nonDirect().stream()
                .filter(situation -> situation.when().evaluate(facts) == Truth.TRUE)
                .map(DirectPayment::situation)
                .toList();
    }

    private static Truth situationHolds(Responsibility responsibility, Facts facts) {
        return switch (responsibility.payoutMode()) {
            case APPLY -> Truth.TRUE;
            case DIRECT -> Truth.FALSE;
            case DIRECT_UNLESS_NON_DIRECT ->
                responsibility.nonDirect().stream()
                        .map(situation -> situation.when().evaluate(facts))
                        .reduce(Truth.FALSE, Truth::or);
        };
    }

    private static List<Situation> situations(Responsibility responsibility) {
        return responsibility.payoutMode() == PayoutMode.DIRECT
                ? List.of()
                : responsibility.nonDirect().stream()
                        .map(DirectPayment::situation)
                        .toList();
    }

    private static Situation situation(NonDirectSituation situation) {
        return new Situation(situation.seq(), situation.code(), situation.textZh());
    }
}
