package org.huzhu.enrollment.unit.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.HandlerChangeView;
import org.huzhu.enrollment.unit.RequestHandlerChange;
import org.huzhu.enrollment.unit.ReviewHandlerChange;
import org.huzhu.platform.file.Downloads;
import org.huzhu.platform.file.Form;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Another person takes over as handler. */
@RestController
@Tag(name = "handler-changes", description = "经办人变更")
class HandlerChangeController {

    private final RequestHandlerChange requestHandlerChange;
    private final ReviewHandlerChange reviewHandlerChange;

    HandlerChangeController(RequestHandlerChange requestHandlerChange, ReviewHandlerChange reviewHandlerChange) {
        this.requestHandlerChange = requestHandlerChange;
        this.reviewHandlerChange = reviewHandlerChange;
    }

    /** 审核结果. */
    enum Decision {
        APPROVE,
        REJECT
    }

    record Review(
            @NotNull(message = "请选择审核结果") Decision decision,

            @Size(max = 500, message = "原因不能超过500字") @Nullable
            String reason) {}

    record State(UUID changeId, String state) {}

    /** Documents the multipart body. */
    record ChangeForm(
            String uscc,
            String handlerName,
            String handlerIdNumber,

            @Schema(format = "binary", description = "盖章的变更函，pdf、png、jpg、jpeg")
            String file) {}

    @Access(accounts = true)
    @Operation(
            summary = "申请变更经办人",
            description = "由新经办人登录后提交，附盖章的变更函；无论单位是否存在，答复相同",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = ChangeForm.class))))
    @ApiResponse(responseCode = "201", description = "已受理")
    @ApiResponse(responseCode = "409", description = "HANDLER_HAS_UNIT, HANDLER_CHANGE_PENDING")
    @ApiResponse(responseCode = "415", description = "UNSUPPORTED_MEDIA_TYPE")
    @ApiResponse(
            responseCode = "422",
            description = "USCC_INVALID, HANDLER_NAME_INVALID, HANDLER_ID_INVALID, ATTACHMENT_MISSING")
    @PostMapping(path = "/api/v1/handler-changes", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<HandlerChangeView> request(Caller.Account caller, ServerWebExchange exchange) {
        return Form.of(exchange)
                .map(form -> new RequestHandlerChange.Command(
                        caller,
                        form.text("uscc").orElse(""),
                        form.text("handlerName")
                                .filter(name -> name.length() <= 50)
                                .orElseThrow(() ->
                                        new RefusedException(Refusal.ofField("HANDLER_NAME_INVALID", "handlerName"))),
                        form.text("handlerIdNumber").orElse(""),
                        form.file("file")))
                .flatMap(requestHandlerChange::handle)
                .flatMap(RefusedException::orProblem);
    }

    @Access(accounts = true)
    @Operation(summary = "查询本人的变更申请", description = "最近一次申请")
    @ApiResponse(responseCode = "200", description = "申请")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/handler-changes/mine")
    Mono<HandlerChangeView> mine(Caller.Account caller) {
        return reviewHandlerChange.latestOf(caller).flatMap(RefusedException::orProblem);
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.AUDITOR, Role.ADMIN})
    @Operation(summary = "变更申请列表", description = "先申请的在前；unitId为空表示该代码没有单位")
    @ApiResponse(responseCode = "200", description = "一页")
    @GetMapping("/api/v1/handler-changes")
    Mono<Page<HandlerChangeView>> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reviewHandlerChange.list(
                Optional.ofNullable(state).filter(text -> !text.isBlank()), Page.Request.of(limit, cursor));
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "下载变更函", description = "下载会被审计")
    @ApiResponse(responseCode = "200", description = "文件")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/handler-changes/{changeId}/file")
    Mono<ResponseEntity<Flux<DataBuffer>>> letter(Caller caller, @PathVariable UUID changeId) {
        return reviewHandlerChange
                .letter(caller, changeId)
                .flatMap(RefusedException::orProblem)
                .map(letter -> Downloads.of(
                        letter.file().name(),
                        letter.file().contentType(),
                        letter.file().size(),
                        letter.content()));
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "审核变更申请", description = "通过后原经办人立即失去对单位的权限")
    @ApiResponse(responseCode = "200", description = "已审核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(
            responseCode = "409",
            description = "ILLEGAL_TRANSITION, SAME_PERSON, HANDLER_CHANGE_NO_UNIT, HANDLER_HAS_UNIT")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED")
    @PostMapping("/api/v1/handler-changes/{changeId}/review")
    Mono<State> review(Caller caller, @PathVariable UUID changeId, @Valid @RequestBody Review body) {
        var reason = Optional.ofNullable(body.reason()).map(String::strip).orElse("");
        return reviewHandlerChange
                .handle(new ReviewHandlerChange.Command(caller, changeId, body.decision() == Decision.APPROVE, reason))
                .flatMap(RefusedException::orProblem)
                .map(state -> new State(changeId, state));
    }
}
