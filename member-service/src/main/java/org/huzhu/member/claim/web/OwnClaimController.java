package org.huzhu.member.claim.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.claim.ClaimStore;
import org.huzhu.member.claim.FindOwnClaims;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Money;
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

    OwnClaimController(FindOwnClaims findOwnClaims) {
        this.findOwnClaims = findOwnClaims;
    }

    @GetMapping
    @Access(accounts = true)
    @Operation(summary = "我的理赔", description = "Newest first; empty until claims are announced by the claims service.")
    @ApiResponse(responseCode = "200", description = "理赔记录")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    Mono<Page<ClaimView>> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller.Account caller) {
        var filter = new ClaimStore.Filter(
                Optional.ofNullable(product).filter(code -> !code.isBlank()), Optional.ofNullable(year));
        return findOwnClaims
                .list(new FindOwnClaims.Query(caller, filter, Page.Request.of(limit, cursor)))
                .flatMap(RefusedException::orProblem)
                .map(page -> new Page<>(page.items().stream().map(ClaimView::of).toList(), page.next(), page.total()));
    }

    @GetMapping("/{claimId}")
    @Access(accounts = true)
    @Operation(summary = "我的一条理赔记录", description = "Somebody else's answers 404, as one that does not exist.")
    @ApiResponse(responseCode = "200", description = "理赔记录")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<ClaimView> get(@PathVariable UUID claimId, Caller.Account caller) {
        return findOwnClaims
                .one(caller, claimId)
                .flatMap(RefusedException::orProblem)
                .map(ClaimView::of);
    }

    record ClaimView(
            UUID claimId,
            String product,
            String category,
            String state,
            @Nullable LocalDate eventDate,
            @Nullable String amount,
            OffsetDateTime filedAt) {

        static ClaimView of(Claim claim) {
            return new ClaimView(
                    claim.claimId(),
                    claim.product(),
                    claim.category(),
                    claim.state(),
                    claim.eventDate().orElse(null),
                    claim.amount().map(Money::text).orElse(null),
                    claim.filedAt().atZone(Beijing.ZONE).toOffsetDateTime());
        }
    }
}
