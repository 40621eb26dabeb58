package org.huzhu.claims.application.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.application.AttachProof;
import org.huzhu.claims.application.AttachProof.Attached;
import org.huzhu.claims.application.ReadProof;
import org.huzhu.platform.file.Downloads;
import org.huzhu.platform.file.Form;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Papers of an application. */
@Tag(name = "injury-application-materials", description = "工伤待遇申请材料 · Papers of an application")
@RestController
@RequestMapping("/api/v1/injury/applications/{applicationId}/materials")
class ApplicationProofController {

    private final AttachProof attachProof;
    private final ReadProof readProof;

    ApplicationProofController(AttachProof attachProof, ReadProof readProof) {
        this.attachProof = attachProof;
        this.readProof = readProof;
    }

    /** @param material how the paper stands now */
    @Schema(name = "InjuryApplicationAttached")
    record AttachedView(UUID materialId, String code, ApplicationView.@Nullable MaterialView material) {}

    /** The parts of the form, for the description only. */
    @Schema(name = "InjuryApplicationMaterialForm")
    record MaterialForm(
            @Schema(description = "材料代码") String code,
            @Schema(type = "string", format = "binary") String file,
            @Schema(description = "窗口收到的份数，1至9") int copies,
            @Schema(description = "窗口已核对原件") boolean originalSeen) {}

    @Access(accounts = true, scopes = "claims:write")
    @Operation(
            summary = "上传申请材料",
            description = "提交前或补正时上传；PDF、PNG、JPEG。copies、originalSeen只有经办人员填写有效。",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
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
            description = "MATERIAL_NOT_ON_LIST, COPIES_INVALID, ATTACHMENT_MISSING, FILE_BROKEN, IMAGE_TOO_LARGE,"
                    + " FILE_INFECTED")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AttachedView> attach(Caller caller, @PathVariable UUID applicationId, ServerWebExchange exchange) {
        return Form.of(exchange)
                .map(form -> new AttachProof.Command(
                        caller,
                        applicationId,
                        form.text("code").orElse(""),
                        form.file("file"),
                        copies(form),
                        form.text("originalSeen").filter("true"::equals).isPresent()))
                .flatMap(attachProof::handle)
                .flatMap(RefusedException::orProblem)
                .map(ApplicationProofController::view);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "撤下申请材料", description = "提交前或补正时可以撤下")
    @ApiResponse(responseCode = "204", description = "已撤下")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @DeleteMapping("/{materialId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable UUID applicationId, @PathVariable UUID materialId) {
        return readProof
                .remove(caller, applicationId, materialId)
                .flatMap(RefusedException::orProblem)
                .then();
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "下载申请材料", description = "本人或经办人员；经办人员下载会被审计")
    @ApiResponse(responseCode = "200", description = "文件")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/{materialId}")
    Mono<ResponseEntity<Flux<DataBuffer>>> read(
            Caller caller, @PathVariable UUID applicationId, @PathVariable UUID materialId) {
        return readProof
                .handle(caller, applicationId, materialId)
                .flatMap(RefusedException::orProblem)
                .map(ApplicationProofController::file);
    }

    private static int copies(Form form) {
        var told = form.text("copies").orElse("1");
        if (!told.matches("[1-9]")) {
            throw new RefusedException(Refusal.ofField("COPIES_INVALID", "copies"));
        }
        return Integer.parseInt(told);
    }

    private static AttachedView view(Attached attached) {
        return new AttachedView(
                attached.paper().materialId(),
                attached.paper().code(),
                attached.line()
                        .map(line -> ApplicationViews.material(line, List.of(attached.paper())))
                        .orElse(null));
    }

    /** The name a file leaves under is made here: its owner's may name a person. */
    private static ResponseEntity<Flux<DataBuffer>> file(ReadProof.Download download) {
        var paper = download.paper();
        var extension = paper.contentType().substring(paper.contentType().indexOf('/') + 1);
        var name = paper.code() + "-" + paper.materialId().toString().substring(0, 8) + "." + extension;
        return Downloads.of(name, paper.contentType(), paper.size(), download.content());
    }
}
