package org.huzhu.claims.settlement.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.platform.rulebook.ClaimRules.NonDirectSituation;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;

/**
 * What a stay means under one product that covers it.
 *
 * @param coveredSince first day of the unbroken chain of terms
 * @param items to settle from the record, with their due days
 * @param unknown facts without which nobody can say whether an item is direct: a human asks
 * @param late items whose time to apply is over
 * @param invitations what the member must apply for himself
 */
public record Match(
        CoveredTerm covered,
        LocalDate coveredSince,
        ProductVersion terms,
        Facts facts,
        List<ClaimItem> items,
        List<String> unknown,
        boolean late,
        List<Invitation> invitations) {

    public Match {
        items = List.copyOf(items);
        unknown = List.copyOf(unknown);
        invitations = List.copyOf(invitations);
    }

    /**
     * A responsibility that is not paid directly.
     *
     * @param because the non-direct situations that hold
     * @param lastDay on which it can be applied for; empty where the terms set no window
     */
    public record Invitation(
            Responsibility responsibility, List<NonDirectSituation> because, Optional<LocalDate> lastDay) {

        public Invitation {
            because = List.copyOf(because);
        }
    }

    /** The items without those that are claimed already. */
    public Match without(List<String> responsibilities) {
        var left = items.stream()
                .filter(item -> !responsibilities.contains(item.responsibility()))
                .toList();
        return new Match(covered, coveredSince, terms, facts, left, unknown, late, invitations);
    }

    public String product() {
        return covered.product();
    }
}
