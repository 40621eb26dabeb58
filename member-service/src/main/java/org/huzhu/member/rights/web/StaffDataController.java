package org.huzhu.member.rights.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.rights.DecideDataRequest;
import org.huzhu.member.rights.FindDataRequests;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.RefusedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "data-requests", description = "个人信息请求办理")
class StaffDataController {

    private final FindDataRequests findDataRequests;
    private final DecideDataRequest decideDataRequest;

    StaffDataController(FindDataRequests findDataRequests, DecideDataRequest decideDataRequest) {
        this.findDataRequests = findDataRequests;
        this.decideDataRequest = decideDataRequest;
    }

    @GetMapping("/api/v1/staff/data-requests")
    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(
            summary = "查看个人信息请求",
            description = "Open ones by due day; with all=true those closed within a year after them.")
    @ApiResponse(responseCode = "200", description = "请求")
    Mono<List<QueuedView>> queue(@RequestParam(defaultValue = "false") boolean all) {
        return findDataRequests
                .queue(all)
                .map(requests -> requests.stream().map(QueuedView::of).toList());
    }

    @GetMapping("/api/v1/staff/data-requests/{requestId}")
    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "查看一项个人信息请求", description = "With what the person wrote. Audited.")
    @ApiResponse(responseCode = "200", description = "请求")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<ToldView> read(@PathVariable UUID requestId, Caller.Account caller) {
        return findDataRequests
                .read(caller, requestId)
                .flatMap(RefusedException::orProblem)
                .map(told -> new ToldView(QueuedView.of(told.request()), told.text()));
    }

    @PostMapping("/api/v1/staff/data-requests/{requestId}/decision")
    @Access(roles = Role.ADMIN)
    @Operation(
            summary = "办理个人信息请求",
            description =
                    "GRANT of an ERASURE orders every service to erase, unless cover, claims, their periods or a hold forbid it; granting again orders again. GRANT of a CORRECTION says that it was done. Audited.")
    @ApiResponse(responseCode = "200", description = "已办理")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "DATA_REQUEST_STATE, ERASURE_FORBIDDEN")
    @ApiResponse(responseCode = "422", description = "FIELD_INVALID")
    Mono<QueuedView> decide(
            @PathVariable UUID requestId, @Valid @RequestBody Decision decision, Caller.Account caller) {
        return decideDataRequest
                .handle(new DecideDataRequest.Command(
                        caller,
                        requestId,
                        decision.decision() == Verdict.GRANT,
                        decision.answer().strip()))
                .flatMap(RefusedException::orProblem)
                .map(QueuedView::of);
    }

    enum Verdict {
        GRANT,
        REFUSE
    }

    record Decision(
            @NotNull(message = "请选择办理结果") Verdict decision,

            @NotBlank(message = "请填写答复") @Size(max = 1000, message = "答复不超过1000字")
            String answer) {}

    record QueuedView(UUID personId, DataRequestView request) {

        static QueuedView of(DataRequest request) {
            return new QueuedView(request.facts().personId(), DataRequestView.of(request));
        }
    }

    record ToldView(QueuedView request, String text) {

        @Override
        public String toString() {
            return "ToldView";
        }
    }
}
