package org.huzhu.member.coverage.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.coverage.LookUpMember;
import org.huzhu.member.coverage.ProductNames;
import org.huzhu.member.coverage.domain.Protection.Covered;
import org.huzhu.member.coverage.domain.Protection.Ended;
import org.huzhu.member.coverage.domain.Protection.Never;
import org.huzhu.member.coverage.domain.Protection.NotYet;
import org.jspecify.annotations.Nullable;

/** The answer to a look-up. Where nothing covers the day, {@code notCovered} says why. */
record LookUpView(
        UUID personId,
        LocalDate on,
        boolean covered,
        @Nullable NotCovered notCovered,
        List<CoverageView> coverages,
        List<Object> claims) {

    /** @param date the day the last term ended or the next begins */
    record NotCovered(String code, String text, @Nullable LocalDate date) {}

    static LookUpView of(LookUpMember.Found found, ProductNames names) {
        var reason = reason(found);
        return new LookUpView(
                found.personId(),
                found.on(),
                reason == null,
                reason,
                found.coverages().stream()
                        .map(coverage -> CoverageView.of(coverage, names, found.on()))
                        .toList(),
                List.of());
    }

    private static @Nullable NotCovered reason(LookUpMember.Found found) {
        return switch (found.protection()) {
            case Covered _ -> null;
            case NotYet next -> new NotCovered("NOT_STARTED", "保障自" + next.from() + "起生效", next.from());
            case Ended last -> new NotCovered("EXPIRED", "保障已于" + last.on() + "到期", last.on());
            case Never _ -> new NotCovered("NEVER_COVERED", "没有参保记录", null);
        };
    }
}
