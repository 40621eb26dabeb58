package org.huzhu.claims.injury.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.huzhu.claims.injury.CalculateInjury;
import org.huzhu.claims.injury.domain.InjuryCase;
import org.huzhu.claims.injury.domain.InjuryRules;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Computes and shows the tables. Whoever is logged in may ask: it knows nobody's data. */
@RestController
@RequestMapping("/api/v1/injury")
@Tag(name = "injury", description = "工伤待遇")
class InjuryCalculationController {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final CalculateInjury calculate;
    private final InjuryRules rules;

    InjuryCalculationController(CalculateInjury calculate, InjuryRules rules) {
        this.calculate = calculate;
        this.rules = rules;
    }

    @PostMapping("/calculations")
    @Access(
            accounts = true,
            scopes = {"claims:read", "claims:write", "members:read"})
    @Operation(
            summary = "计算工伤待遇",
            description = "按认定日期适用RS-2004或RS-2011，逐项给出金额、支付渠道、算式、条款与依据的状态。不保存任何内容。"
                    + "Accept: text/html时返回可打印的页面。年度数据未配置时拒绝，不用其他年度代替。")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = CalculationView.class)),
                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "422", description = "FIELD_INVALID, PARAMETER_MISSING, RULE_SET_MISSING")
    Mono<ResponseEntity<Object>> calculate(
            @RequestBody CalculationRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) List<MediaType> accept) {
        var remark = request.remark();
        return Mono.just(RequestReader.read(request))
                .flatMap(RefusedException::orProblem)
                .map(about -> view(about, request).map(answer -> CalculationView.of(answer, about, rules, remark)))
                .flatMap(RefusedException::orProblem)
                .map(view -> answer(view, wantsPage(accept)));
    }

    @GetMapping("/rule-sets")
    @Access(
            accounts = true,
            scopes = {"claims:read", "claims:write", "members:read"})
    @Operation(summary = "工伤待遇规则集", description = "各部条例的待遇表，逐格列出标准、支付渠道、条款和状态。")
    @ApiResponse(responseCode = "200")
    Mono<Page<RuleSetView>> ruleSets() {
        var sets = rules.ruleSets().stream().map(RuleSetView::of).toList();
        return Mono.just(new Page<>(sets, null, sets.size()));
    }

    @GetMapping("/regions")
    @Access(
            accounts = true,
            scopes = {"claims:read", "claims:write", "members:read"})
    @Operation(summary = "各地区的标准与年度数据", description = "已配置的省、市规定与年度数据，含有效期、条款和状态。")
    @ApiResponse(responseCode = "200")
    Mono<Page<RegionView>> regions() {
        var regions = rules.regions().stream()
                .map(region -> RegionView.of(region, rules))
                .toList();
        return Mono.just(new Page<>(regions, null, regions.size()));
    }

    private Outcome<CalculateInjury.Answer> view(InjuryCase about, CalculationRequest request) {
        return calculate.handle(new CalculateInjury.Command(about, Boolean.TRUE.equals(request.compare())));
    }

    private static ResponseEntity<Object> answer(CalculationView view, boolean asPage) {
        return asPage
                ? ResponseEntity.ok().contentType(HTML).body(PrintPage.of(view))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(view);
    }

    /** JSON unless a page is what the client likes better. */
    private static boolean wantsPage(List<MediaType> accept) {
        var liked = new ArrayList<>(accept);
        MimeTypeUtils.sortBySpecificity(liked);
        return liked.stream()
                .filter(type -> type.includes(MediaType.APPLICATION_JSON) || type.includes(MediaType.TEXT_HTML))
                .findFirst()
                .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                .isPresent();
    }
}
