package org.huzhu.claims.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "claims", description = "理赔 · Claims")
@RestController
class CoverageProjectionController {

    private final CoveredTerms terms;

    CoverageProjectionController(CoveredTerms terms) {
        this.terms = terms;
    }

    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(
            summary = "参保数据同步情况",
            description =
                    "How many covered terms and persons this service has taken over from enrolment, for comparison.")
    @ApiResponse(responseCode = "200")
    @GetMapping("/api/v1/claims/coverage-projection")
    Mono<CoveredTerms.Totals> totals() {
        return terms.totals();
    }
}
