package org.huzhu.enrollment.unit.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huzhu.enrollment.unit.AttachPaper;
import org.huzhu.enrollment.unit.ChangeProfile;
import org.huzhu.enrollment.unit.Districts;
import org.huzhu.enrollment.unit.Districts.District;
import org.huzhu.enrollment.unit.FindUnits;
import org.huzhu.enrollment.unit.OpenPledge;
import org.huzhu.enrollment.unit.ReadAttachment;
import org.huzhu.enrollment.unit.RegisterUnit;
import org.huzhu.enrollment.unit.SubmitUnit;
import org.huzhu.enrollment.unit.UnitStore.Attachment;
import org.huzhu.enrollment.unit.UnitView;
import org.huzhu.enrollment.unit.domain.AttachmentKind;
import org.huzhu.enrollment.unit.domain.UnitState;
import org.huzhu.platform.file.Downloads;
import org.huzhu.platform.file.Form;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a unit does about itself. */
@RestController
@Tag(name = "units", description = "单位注册与资料")
class UnitController {

    private final RegisterUnit registerUnit;
    private final ChangeProfile changeProfile;
    private final AttachPaper attachPaper;
    private final ReadAttachment readAttachment;
    private final OpenPledge openPledge;
    private final SubmitUnit submitUnit;
    private final FindUnits findUnits;
    private final Districts districts;

    UnitController(
            RegisterUnit registerUnit,
            ChangeProfile changeProfile,
            AttachPaper attachPaper,
            ReadAttachment readAttachment,
            OpenPledge openPledge,
            SubmitUnit submitUnit,
            FindUnits findUnits,
            Districts districts) {
        this.registerUnit = registerUnit;
        this.changeProfile = changeProfile;
        this.attachPaper = attachPaper;
        this.readAttachment = readAttachment;
        this.openPledge = openPledge;
        this.submitUnit = submitUnit;
        this.findUnits = findUnits;
        this.districts = districts;
    }

    /** Registration. */
    record Registration(
            @NotBlank(message = "请填写单位全称")
            @Size(min = 2, max = 200, message = "单位全称须为2至200个字符")
            @Schema(example = "无锡某某有限公司工会委员会")
            String name,

            @NotBlank(message = "请填写统一社会信用代码") @Schema(example = "81320200MC0000012R")
            String uscc,

            @NotNull(message = "请选择是否已建立工会") Boolean unionEstablished) {}

    /** The profile, whole. */
    record ProfileForm(
            @NotBlank(message = "请选择所属区局") @Schema(example = "滨湖区")
            String district,

            @NotBlank(message = "请填写医保代码") @Schema(example = "320201")
            String medicalCode,

            @NotBlank(message = "请填写经办人姓名") @Schema(example = "李经办")
            String handlerName,

            @NotBlank(message = "请填写经办人身份证号") @Schema(description = "回传查询到的掩码号码表示不修改", example = "320201199001010028")
            String handlerIdNumber) {}

    record Submission(@NotBlank(message = "请先阅读承诺书") String pledgeToken) {}

    record State(UnitState state) {}

    record DistrictList(List<District> items) {}

    record Kept(AttachmentKind kind, String fileName, String contentType, long size, OffsetDateTime uploadedAt) {

        static Kept of(Attachment attachment) {
            return new Kept(
                    attachment.kind(),
                    attachment.fileName(),
                    attachment.contentType(),
                    attachment.size(),
                    attachment.uploadedAt().atZone(Beijing.ZONE).toOffsetDateTime());
        }
    }

    /** Documents the multipart body. */
    record AttachmentForm(
            AttachmentKind kind, @Schema(format = "binary") String file) {}

    @Access(accounts = true)
    @Operation(summary = "注册单位", description = "一个账号注册一个单位；可疑情况以warnings提示，不阻止注册")
    @ApiResponse(responseCode = "201", description = "已注册，状态INCOMPLETE")
    @ApiResponse(responseCode = "409", description = "HANDLER_HAS_UNIT, USCC_TAKEN")
    @ApiResponse(responseCode = "422", description = "USCC_INVALID, FIELD_INVALID")
    @PostMapping("/api/v1/units")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RegisterUnit.Registered> register(
            Caller.Account caller, @Valid @org.springframework.web.bind.annotation.RequestBody Registration body) {
        return registerUnit
                .handle(new RegisterUnit.Command(caller, body.name(), body.uscc(), body.unionEstablished()))
                .flatMap(RefusedException::orProblem);
    }

    @Access(accounts = true, scopes = "enrollment:read")
    @Operation(summary = "查询本单位", description = "证件号码和手机号已掩码；progress为提交资料、后台审核、审核完成三步")
    @ApiResponse(responseCode = "200", description = "本单位")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND：账号没有单位")
    @GetMapping("/api/v1/units/me")
    Mono<ResponseEntity<UnitView>> mine(Caller caller) {
        return findUnits.ofCaller(caller).flatMap(RefusedException::orProblem).map(UnitController::tagged);
    }

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "完善单位信息", description = "提交后锁定，修改须联系管理员。If-Match可选，取自查询结果的ETag")
    @ApiResponse(responseCode = "200", description = "已保存")
    @ApiResponse(responseCode = "403", description = "PROFILE_LOCKED")
    @ApiResponse(responseCode = "412", description = "VERSION_MISMATCH")
    @ApiResponse(
            responseCode = "422",
            description =
                    "MEDICAL_CODE_LENGTH, DISTRICT_UNKNOWN, HANDLER_NAME_INVALID, HANDLER_ID_INVALID, FIELD_INVALID")
    @PutMapping("/api/v1/units/me")
    Mono<ResponseEntity<UnitView>> change(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @org.springframework.web.bind.annotation.RequestBody ProfileForm body) {
        return changeProfile
                .handle(new ChangeProfile.Command(
                        caller,
                        Versions.expected(ifMatch),
                        body.district(),
                        body.medicalCode(),
                        body.handlerName(),
                        body.handlerIdNumber()))
                .flatMap(RefusedException::orProblem)
                .map(UnitController::tagged);
    }

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(
            summary = "上传工会法人证书或营业执照",
            description = "pdf、png、jpg、jpeg，按内容校验；已建会上传UNION_CERTIFICATE，未建会上传BUSINESS_LICENCE",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = AttachmentForm.class))))
    @ApiResponse(responseCode = "201", description = "已保存")
    @ApiResponse(responseCode = "403", description = "PROFILE_LOCKED")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE")
    @ApiResponse(responseCode = "415", description = "UNSUPPORTED_MEDIA_TYPE")
    @ApiResponse(responseCode = "422", description = "ATTACHMENT_KIND, ATTACHMENT_MISSING")
    @PostMapping(path = "/api/v1/units/me/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Kept> attach(Caller caller, ServerWebExchange exchange) {
        return Form.of(exchange)
                .map(form -> new AttachPaper.Command(caller, kind(form.text("kind")), form.file("file")))
                .flatMap(attachPaper::handle)
                .flatMap(RefusedException::orProblem)
                .map(Kept::of);
    }

    @Access(accounts = true, scopes = "enrollment:read")
    @Operation(summary = "下载本单位的附件", description = "下载会被审计")
    @ApiResponse(responseCode = "200", description = "文件")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/units/me/attachments/{kind}")
    Mono<ResponseEntity<Flux<DataBuffer>>> download(Caller caller, @PathVariable String kind) {
        return readAttachment
                .ofCaller(caller, kind(Optional.of(kind)))
                .flatMap(RefusedException::orProblem)
                .map(UnitController::file);
    }

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "打开承诺书", description = "返回全文和阅读凭证；提交时服务器按凭证校验阅读时间")
    @ApiResponse(responseCode = "200", description = "承诺书")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @PostMapping("/api/v1/units/me/pledge")
    Mono<OpenPledge.Opened> pledge(Caller caller) {
        return openPledge.handle(caller).flatMap(RefusedException::orProblem);
    }

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "提交单位资料", description = "提交后即进入后台审核（UNDER_REVIEW）")
    @ApiResponse(responseCode = "200", description = "已提交")
    @ApiResponse(responseCode = "409", description = "PLEDGE_NOT_READ, ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "PROFILE_INCOMPLETE, PLEDGE_TOKEN_INVALID")
    @PostMapping("/api/v1/units/me/submission")
    Mono<State> submit(Caller caller, @Valid @org.springframework.web.bind.annotation.RequestBody Submission body) {
        return submitUnit
                .handle(new SubmitUnit.Command(caller, body.pledgeToken()))
                .flatMap(RefusedException::orProblem)
                .map(State::new);
    }

    @Access(open = true)
    @Operation(summary = "所属区局列表", description = "供下拉选择")
    @ApiResponse(responseCode = "200", description = "列表")
    @GetMapping("/api/v1/districts")
    Mono<DistrictList> districts() {
        return Mono.just(new DistrictList(districts.list()));
    }

    static ResponseEntity<UnitView> tagged(UnitView unit) {
        return ResponseEntity.ok().eTag(Versions.tag(unit.version())).body(unit);
    }

    static ResponseEntity<Flux<DataBuffer>> file(ReadAttachment.Download download) {
        var attachment = download.attachment();
        return Downloads.of(attachment.fileName(), attachment.contentType(), attachment.size(), download.content());
    }

    static AttachmentKind kind(Optional<String> text) {
        for (var kind : AttachmentKind.values()) {
            if (text.isPresent() && kind.name().equals(text.get())) {
                return kind;
            }
        }
        throw new RefusedException(Refusal.ofField("ATTACHMENT_KIND", "kind"));
    }
}
