package org.huzhu.member.coverage.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.claim.ClaimProgress;
import org.huzhu.member.coverage.ClaimWindows;
import org.huzhu.member.coverage.LookUpMember;
import org.huzhu.member.coverage.domain.Protection.Covered;
import org.huzhu.member.coverage.domain.Protection.Ended;
import org.huzhu.member.coverage.domain.Protection.Never;
import org.huzhu.member.coverage.domain.Protection.NotYet;
import org.huzhu.member.record.ProductNames;
import org.jspecify.annotations.Nullable;

/** The answer to a look-up. Where nothing covers the day, {@code notCovered} says why. */
record LookUpView(
        UUID personId,
        LocalDate on,
        boolean covered,
        @Nullable NotCovered notCovered,
        List<CoverageView> coverages,
        List<ClaimProgress> claims) {

    /**
     * @param date the day the last term ended or the next begins
     * @param lastClaimDays until when what happened in the last term of a product can still be claimed
     */
    record NotCovered(String code, String text, @Nullable LocalDate date, List<LastClaimDay> lastClaimDays) {}

    record LastClaimDay(
            String product, @Nullable String productName, LocalDate coverageTo, LocalDate lastDay, String text) {

        static LastClaimDay of(ClaimWindows.LastDay last, ProductNames names) {
            var name = names.of(last.product()).orElse(last.product());
            var text = last.isOver()
                    ? name + "：保障期内发生的事项，申请时限已于" + last.lastDay() + "届满"
                    : name + "：保障期内发生的事项，最迟可于" + last.lastDay() + "申请";
            return new LastClaimDay(
                    last.product(), names.of(last.product()).orElse(null), last.coverageTo(), last.lastDay(), text);
        }
    }

    static LookUpView of(LookUpMember.Found found, ProductNames names) {
        var reason = reason(found, names);
        return new LookUpView(
                found.personId(),
                found.on(),
                reason == null,
                reason,
                found.coverages().stream()
                        .map(coverage -> CoverageView.of(coverage, names, found.on()))
                        .toList(),
                found.claims().stream()
                        .map(claim -> ClaimProgress.of(claim, names))
                        .toList());
    }

    private static @Nullable NotCovered reason(LookUpMember.Found found, ProductNames names) {
        var lastDays = found.lastClaimDays().stream()
                .map(last -> LastClaimDay.of(last, names))
                .toList();
        return switch (found.protection()) {
            case Covered _ -> null;
            case NotYet next -> new NotCovered("NOT_STARTED", "保障自" + next.from() + "起生效", next.from(), lastDays);
            case Ended last -> new NotCovered("EXPIRED", "保障已于" + last.on() + "到期", last.on(), lastDays);
            case Never _ -> new NotCovered("NEVER_COVERED", "没有参保记录", null, lastDays);
        };
    }
}
