package org.huzhu.claims.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.intake.AttachMaterial;
import org.huzhu.claims.intake.AttachMaterial.Attached;
import org.huzhu.claims.intake.ReadMaterial;
import org.huzhu.claims.intake.ReadMaterial.Download;
import org.huzhu.claims.intake.RemoveMaterial;
import org.huzhu.platform.file.Downloads;
import org.huzhu.platform.file.Form;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Papers of a claim. */
@RestController
@Tag(name = "claim-materials", description = "申请材料")
class MaterialController {

    private final AttachMaterial attachMaterial;
    private final RemoveMaterial removeMaterial;
    private final ReadMaterial readMaterial;

    MaterialController(AttachMaterial attachMaterial, RemoveMaterial removeMaterial, ReadMaterial readMaterial) {
        this.attachMaterial = attachMaterial;
        this.removeMaterial = removeMaterial;
        this.readMaterial = readMaterial;
    }

    /** Documents the multipart body. */
    record MaterialForm(
            @Schema(description = "材料清单中的代码") String code,
            @Schema(format = "binary") String file,
            @Schema(description = "经办人员已核对原件") boolean originalSeen,
            @Schema(description = "材料自身的日期，YYYY-MM-DD") String documentDate) {}

    /** @param material how the paper stands now */
    record AttachedView(UUID materialId, String code, ClaimView.FileView file, List<ClaimView.MaterialView> material) {}

    @Access(accounts = true, scopes = "claims:write")
    @Operation(
            summary = "上传材料",
            description = "按内容校验类型；同一材料可有多个文件，内容相同的只算一个。草稿、待补件、待上传状态可用",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = MaterialForm.class))))
    @ApiResponse(responseCode = "201", description = "已保存")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE, CLAIM_FILES_TOO_MANY")
    @ApiResponse(responseCode = "415", description = "UNSUPPORTED_MEDIA_TYPE")
    @ApiResponse(
            responseCode = "422",
            description =
                    "MATERIAL_NOT_ON_LIST, HOSPITAL_LEVEL, HOSPITAL_NOT_ACCEPTED, DOCUMENT_DATE_INVALID, DOCUMENT_DATE_IN_FUTURE, ATTACHMENT_MISSING, FILE_BROKEN, IMAGE_TOO_LARGE, FILE_INFECTED")
    @PostMapping(path = "/api/v1/claims/{claimId}/materials", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AttachedView> attach(Caller caller, @PathVariable UUID claimId, ServerWebExchange exchange) {
        return Form.of(exchange)
                .map(form -> new AttachMaterial.Command(
                        caller,
                        claimId,
                        form.text("code").orElse(""),
                        form.file("file"),
                        form.text("originalSeen").filter("true"::equals).isPresent(),
                        form.text("documentDate").map(MaterialController::day)))
                .flatMap(attachMaterial::handle)
                .flatMap(RefusedException::orProblem)
                .map(MaterialController::view);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "撤下材料", description = "尚未经审核的材料可以撤下")
    @ApiResponse(responseCode = "204", description = "已撤下")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, MATERIAL_JUDGED")
    @DeleteMapping("/api/v1/claims/{claimId}/materials/{materialId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable UUID claimId, @PathVariable UUID materialId) {
        return removeMaterial
                .handle(new RemoveMaterial.Command(caller, claimId, materialId))
                .flatMap(RefusedException::orProblem)
                .then();
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "下载材料", description = "本人或经办人员；经办人员下载会被审计")
    @ApiResponse(responseCode = "200", description = "文件")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/claims/{claimId}/materials/{materialId}")
    Mono<ResponseEntity<Flux<DataBuffer>>> read(
            Caller caller, @PathVariable UUID claimId, @PathVariable UUID materialId) {
        return readMaterial
                .handle(caller, claimId, materialId)
                .flatMap(RefusedException::orProblem)
                .map(MaterialController::file);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new RefusedException(Refusal.ofField("DOCUMENT_DATE_INVALID", "documentDate"));
        }
    }

    private static AttachedView view(Attached attached) {
        var kept = attached.kept();
        return new AttachedView(
                kept.materialId(),
                kept.code(),
                ClaimViews.file(kept),
                attached.line().stream()
                        .map(line -> ClaimViews.material(line, List.of()))
                        .toList());
    }

    /** The name a file leaves under is made here: its owner's may name a person. */
    private static ResponseEntity<Flux<DataBuffer>> file(Download download) {
        var kept = download.kept();
        var extension = kept.contentType().substring(kept.contentType().indexOf('/') + 1);
        var name = kept.code() + "-" + kept.materialId().toString().substring(0, 8) + "." + extension;
        return Downloads.of(name, kept.contentType(), kept.size(), download.content());
    }
}
