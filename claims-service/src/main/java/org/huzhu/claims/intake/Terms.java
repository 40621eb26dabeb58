package org.huzhu.claims.intake;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.claim.domain.ReviewNode.Result;
import org.huzhu.claims.intake.domain.CaseFacts;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.material.domain.Provided;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.ClaimRules.Phase;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.springframework.stereotype.Component;

/** The terms a claim is under, and the papers they ask for. */
@Component
class Terms {

    private final Products products;

    Terms(Products products) {
        this.products = products;
    }

    /** A claim keeps the version it was filed under for ever, and so does the rulebook. */
    ProductVersion of(Claim claim) {
        var identity = claim.identity();
        return products.version(identity.product(), identity.version())
                .orElseThrow(() -> new IllegalStateException(
                        "no terms " + identity.product() + " " + identity.version() + " in the rulebook"));
    }

    List<Responsibility> responsibilities(Claim claim) {
        var rules = of(claim).claims();
        return claim.items().stream()
                .flatMap(item -> rules.find(item.responsibility()).stream())
                .toList();
    }

    List<Material> materials(Claim claim) {
        return responsibilities(claim).stream()
                .flatMap(responsibility -> responsibility.materials().stream())
                .toList();
    }

    Checklist checklist(Claim claim, List<Provided> provided) {
        var start = claim.identity().term().from();
        return Checklist.of(materials(claim), claim.facts(), provided, Optional.<LocalDate>of(start));
    }

    List<String> openFacts(Claim claim, Checklist checklist) {
        return CaseFacts.open(responsibilities(claim), claim.facts(), checklist);
    }

    /** What can be handed in now: papers to file with, what the recheck asks for, or both when that was reached before (WXM-025). */
    static Set<Phase> phases(Claim claim) {
        if (claim.state() == ClaimState.AWAITING_UPLOAD) {
            return EnumSet.of(Phase.UPLOAD);
        }
        var uploaded =
                claim.nodes().stream().anyMatch(entry -> entry.node() == Node.UPLOAD && entry.result() == Result.AGREE);
        return uploaded ? EnumSet.allOf(Phase.class) : EnumSet.of(Phase.FILING);
    }

    static boolean takesPapers(ClaimState state) {
        return switch (state) {
            case DRAFT, SUPPLEMENT, AWAITING_UPLOAD -> true;
            case FIRST_REVIEW, BUSINESS_RECHECK, REPORT_RECHECK, PAYING, COMPLETED, REJECTED, WITHDRAWN -> false;
        };
    }
}
