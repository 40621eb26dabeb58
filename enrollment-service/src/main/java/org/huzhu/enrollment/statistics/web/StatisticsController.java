package org.huzhu.enrollment.statistics.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.huzhu.enrollment.statistics.ClaimStatistics;
import org.huzhu.enrollment.statistics.ClaimStatistics.Figures;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 理赔分析. */
@RestController
@Tag(name = "statistics", description = "统计分析")
class StatisticsController {

    private final ClaimStatistics statistics;

    StatisticsController(ClaimStatistics statistics) {
        this.statistics = statistics;
    }

    @Access(accounts = true, scopes = "enrollment:read")
    @Operation(summary = "理赔分析", description = "本单位累计参保总额、参保人次、理赔总额、理赔人次；不填product为全部项目合计")
    @ApiResponse(responseCode = "200", description = "统计")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND：账号没有单位")
    @GetMapping("/api/v1/statistics/claims")
    Mono<Figures> claims(Caller caller, @RequestParam(required = false) @Nullable String product) {
        return statistics
                .handle(new ClaimStatistics.Query(
                        caller, Optional.ofNullable(product).map(String::strip).filter(code -> !code.isEmpty())))
                .flatMap(RefusedException::orProblem);
    }
}
