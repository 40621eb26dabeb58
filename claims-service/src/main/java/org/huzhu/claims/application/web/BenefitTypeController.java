package org.huzhu.claims.application.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.claims.application.FindBenefitTypes;
import org.huzhu.claims.application.FindBenefitTypes.Found;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What can be applied for. It knows nobody's data: whoever is logged in may read it. */
@Tag(name = "injury-benefit-types", description = "工伤保险待遇种类 · Kinds of work-injury benefits")
@RestController
@RequestMapping("/api/v1/injury/benefit-types")
class BenefitTypeController {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String REGION = "region";

    private final FindBenefitTypes findBenefitTypes;

    BenefitTypeController(FindBenefitTypes findBenefitTypes) {
        this.findBenefitTypes = findBenefitTypes;
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "待遇种类", description = "十一种待遇和省级服务清单的九项：渠道、申请事项、材料及依据；来源未列明材料的为UNKNOWN。")
    @ApiResponse(responseCode = "200", description = "目录")
    @ApiResponse(responseCode = "422", description = "APPLICATION_REGION")
    @GetMapping
    Mono<BenefitTypeView.Catalogue> all(@RequestParam(required = false) @Nullable String region) {
        return Mono.just(findBenefitTypes.all(Optional.ofNullable(region)))
                .flatMap(RefusedException::orProblem)
                .map(BenefitTypeView::catalogue);
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(
            summary = "本案材料清单",
            description = "按所给事项（如inpatient=true&constructionProject=false）列出需要的材料及原因；尚不能确定的列为待说明事项。")
    @ApiResponse(responseCode = "200", description = "材料清单")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "422", description = "FACT_UNKNOWN, FACT_INVALID, DATE_IN_FUTURE, APPLICATION_REGION")
    @GetMapping("/{code}/materials")
    Mono<BenefitTypeView.CaseView> materials(
            @PathVariable String code,
            @Parameter(description = "各事项的回答") @RequestParam MultiValueMap<String, String> query) {
        var facts = new TreeMap<String, Object>(query.toSingleValueMap());
        facts.remove(REGION);
        return Mono.just(findBenefitTypes.papers(Optional.ofNullable(query.getFirst(REGION)), code, Map.copyOf(facts)))
                .flatMap(RefusedException::orProblem)
                .map(BenefitTypeView::of);
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "下载申请表", description = "工伤待遇用表：可打印的空白表")
    @ApiResponse(
            responseCode = "200",
            description = "网页",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/{code}/form.html")
    Mono<ResponseEntity<String>> form(
            @PathVariable String code, @RequestParam(required = false) @Nullable String region) {
        return Mono.just(findBenefitTypes.one(Optional.ofNullable(region), code))
                .flatMap(RefusedException::orProblem)
                .map(BenefitTypeController::page);
    }

    private static ResponseEntity<String> page(Found found) {
        var form = found.rules().form(found.type()).orElseThrow(() -> new RefusedException(Refusal.of("NOT_FOUND")));
        return ResponseEntity.ok()
                .contentType(HTML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(form.nameZh() + ".html", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(BlankFormPage.of(form, found.type(), found.rules()));
    }
}
