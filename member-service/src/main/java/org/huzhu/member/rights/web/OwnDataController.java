package org.huzhu.member.rights.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.rights.AskForData;
import org.huzhu.member.rights.FindDataRequests;
import org.huzhu.member.rights.ReadCopy;
import org.huzhu.member.rights.domain.RequestKind;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "my-data", description = "我的个人信息")
class OwnDataController {

    private final AskForData askForData;
    private final FindDataRequests findDataRequests;
    private final ReadCopy readCopy;

    OwnDataController(AskForData askForData, FindDataRequests findDataRequests, ReadCopy readCopy) {
        this.askForData = askForData;
        this.findDataRequests = findDataRequests;
        this.readCopy = readCopy;
    }

    @PostMapping("/api/v1/me/data-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(accounts = true)
    @Operation(
            summary = "提出个人信息请求",
            description =
                    "EXPORT: a copy of everything held, collected at once. CORRECTION and ERASURE are looked at by staff. Answered until dueOn.")
    @ApiResponse(responseCode = "201", description = "已受理")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    @ApiResponse(responseCode = "409", description = "DATA_REQUEST_OPEN")
    @ApiResponse(responseCode = "422", description = "FIELD_INVALID")
    Mono<DataRequestView> ask(@Valid @RequestBody DataRequestBody body, Caller.Account caller) {
        return askForData
                .handle(new AskForData.Command(caller, body.kind(), body.written()))
                .flatMap(RefusedException::orProblem)
                .map(DataRequestView::of);
    }

    @GetMapping("/api/v1/me/data-requests")
    @Access(accounts = true)
    @Operation(summary = "我的个人信息请求", description = "Newest first, with what each service answered.")
    @ApiResponse(responseCode = "200", description = "请求")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    Mono<List<DataRequestView>> list(Caller.Account caller) {
        return findDataRequests
                .own(caller)
                .flatMap(RefusedException::orProblem)
                .map(requests -> requests.stream().map(DataRequestView::of).toList());
    }

    @GetMapping("/api/v1/me/data-requests/{requestId}")
    @Access(accounts = true)
    @Operation(summary = "我的一项个人信息请求", description = "Somebody else's answers 404, as one that does not exist.")
    @ApiResponse(responseCode = "200", description = "请求")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<DataRequestView> one(@PathVariable UUID requestId, Caller.Account caller) {
        return findDataRequests
                .own(caller, requestId)
                .flatMap(RefusedException::orProblem)
                .map(DataRequestView::of);
    }

    @GetMapping("/api/v1/me/data-requests/{requestId}/copy")
    @Access(accounts = true)
    @Operation(
            summary = "下载我的个人信息副本",
            description = "Everything held, in clear, by service. Of an EXPORT that is done; kept for some days.")
    @ApiResponse(responseCode = "200", description = "副本")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "COPY_NOT_READY")
    @ApiResponse(responseCode = "410", description = "COPY_GONE")
    Mono<CopyView> copy(@PathVariable UUID requestId, Caller.Account caller) {
        return readCopy.copy(caller, requestId)
                .flatMap(RefusedException::orProblem)
                .map(copy -> new CopyView(copy.requestId(), DataRequestView.time(copy.at()), copy.data()));
    }

    @GetMapping("/api/v1/me/access-log")
    @Access(accounts = true)
    @Operation(
            summary = "谁查看过我的信息",
            description =
                    "Looks at the member's data in clear, with the role of who looked and the purpose, up to the last copy (EXPORT); asOf is empty while there is none.")
    @ApiResponse(responseCode = "200", description = "查看记录")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    Mono<AccessLogView> accessLog(Caller.Account caller) {
        return readCopy.looks(caller).flatMap(RefusedException::orProblem).map(AccessLogView::of);
    }

    record DataRequestBody(
            @NotNull(message = "请选择请求类型") RequestKind kind,

            @Nullable @Size(max = 1000, message = "说明不超过1000字")
            String text) {

        String written() {
            return text == null ? "" : text.strip();
        }

        @Override
        public String toString() {
            return "DataRequestBody[" + kind + "]";
        }
    }

    record CopyView(UUID requestId, OffsetDateTime at, Map<String, Map<String, Object>> data) {

        @Override
        public String toString() {
            return "CopyView";
        }
    }

    record AccessLogView(Optional<OffsetDateTime> asOf, List<LookView> looks) {

        static AccessLogView of(ReadCopy.Looks looks) {
            return new AccessLogView(
                    looks.asOf().map(DataRequestView::time),
                    looks.looks().stream().map(LookView::of).toList());
        }
    }

    record LookView(OffsetDateTime at, String service, String action, String by, String purpose) {

        static LookView of(ReadCopy.Seen seen) {
            return new LookView(
                    DataRequestView.time(seen.at()), seen.service(), seen.action(), seen.by(), seen.purpose());
        }
    }
}
