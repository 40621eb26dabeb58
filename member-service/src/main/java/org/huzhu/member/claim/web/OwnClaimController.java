package org.huzhu.member.claim.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.claim.FindOwnClaims;
import org.huzhu.member.record.ProductNames;
import org.huzhu.member.record.RecordFilter;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/me/claims")
@Tag(name = "me", description = "我的参保与理赔")
class OwnClaimController {

    private final FindOwnClaims findOwnClaims;
    private final ProductNames names;

    OwnClaimController(FindOwnClaims findOwnClaims, ProductNames names) {
        this.findOwnClaims = findOwnClaims;
        this.names = names;
    }

    @GetMapping
    @Access(accounts = true)
    @Operation(
            summary = "我的理赔",
            description = "Newest first, own drafts included; year is that in which a claim was filed.")
    @ApiResponse(responseCode = "200", description = "理赔记录")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED, CONSENT_WITHDRAWN")
    Mono<Page<ClaimView>> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller.Account caller) {
        var query = new FindOwnClaims.Query(caller, RecordFilter.of(product, year), Page.Request.of(limit, cursor));
        return findOwnClaims
                .list(query)
                .flatMap(RefusedException::orProblem)
                .map(page -> new Page<>(page.items().stream().map(this::view).toList(), page.next(), page.total()));
    }

    @GetMapping("/{claimId}")
    @Access(accounts = true)
    @Operation(
            summary = "我的一条理赔记录",
            description =
                    "With progress, reason and what to do next. Somebody else's answers 404, as one that does not exist.")
    @ApiResponse(responseCode = "200", description = "理赔记录")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED, CONSENT_WITHDRAWN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<ClaimView> get(@PathVariable UUID claimId, Caller.Account caller) {
        return findOwnClaims
                .one(caller, claimId)
                .flatMap(RefusedException::orProblem)
                .map(this::view);
    }

    private ClaimView view(Claim claim) {
        return ClaimView.of(claim, names);
    }
}
