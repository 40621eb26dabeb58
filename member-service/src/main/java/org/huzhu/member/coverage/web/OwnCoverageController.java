package org.huzhu.member.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.member.coverage.FindOwnCoverages;
import org.huzhu.member.record.ProductNames;
import org.huzhu.member.record.RecordFilter;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
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
@RequestMapping("/api/v1/me/coverages")
@Tag(name = "me", description = "我的参保与理赔")
class OwnCoverageController {

    private final FindOwnCoverages findOwnCoverages;
    private final ProductNames names;
    private final Clock clock;

    OwnCoverageController(FindOwnCoverages findOwnCoverages, ProductNames names, Clock clock) {
        this.findOwnCoverages = findOwnCoverages;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    @Access(accounts = true)
    @Operation(summary = "我的参保", description = "Newest first; year is that in which a term begins.")
    @ApiResponse(responseCode = "200", description = "参保记录")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED, CONSENT_WITHDRAWN")
    Mono<Page<CoverageView>> list(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller.Account caller) {
        var filter = RecordFilter.of(product, year);
        var today = today();
        return findOwnCoverages
                .list(new FindOwnCoverages.Query(caller, filter, Page.Request.of(limit, cursor)))
                .flatMap(RefusedException::orProblem)
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(coverage -> CoverageView.of(coverage, names, today))
                                .toList(),
                        page.next(),
                        page.total()));
    }

    @GetMapping("/{coverageId}")
    @Access(accounts = true)
    @Operation(summary = "我的一条参保记录", description = "Somebody else's answers 404, as one that does not exist.")
    @ApiResponse(responseCode = "200", description = "参保记录")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED, CONSENT_WITHDRAWN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<CoverageView> get(@PathVariable UUID coverageId, Caller.Account caller) {
        return findOwnCoverages
                .one(caller, coverageId)
                .flatMap(RefusedException::orProblem)
                .map(coverage -> CoverageView.of(coverage, names, today()));
    }

    private LocalDate today() {
        return Beijing.dayOf(clock.instant());
    }
}
