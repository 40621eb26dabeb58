package org.huzhu.member.hold.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.hold.ChangeHold;
import org.huzhu.member.hold.HoldStore;
import org.huzhu.member.hold.PersonHold;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "legal-holds", description = "司法冻结")
class HoldController {

    private final ChangeHold changeHold;
    private final HoldStore holds;
    private final PersonIds personIds;
    private final Clock clock;

    HoldController(ChangeHold changeHold, HoldStore holds, PersonIds personIds, Clock clock) {
        this.changeHold = changeHold;
        this.holds = holds;
        this.personIds = personIds;
        this.clock = clock;
    }

    @GetMapping("/api/v1/staff/legal-holds")
    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "查看司法冻结", description = "In force, newest first; with all=true released ones too.")
    @ApiResponse(responseCode = "200", description = "冻结")
    Mono<List<HoldView>> list(@RequestParam(defaultValue = "false") boolean all) {
        return holds.list(all).map(HoldView::of).collectList();
    }

    @PostMapping("/api/v1/staff/legal-holds")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(roles = Role.ADMIN)
    @Operation(
            summary = "设置司法冻结",
            description =
                    "Of a person by personId (shown with claims and requests) or ID number: nothing of him is erased until released. Audited.")
    @ApiResponse(responseCode = "201", description = "已冻结")
    @ApiResponse(responseCode = "422", description = "ID_INVALID, FIELD_INVALID")
    Mono<HoldView> set(@Valid @RequestBody HoldBody body, Caller.Account caller) {
        return changeHold
                .set(
                        caller,
                        body.person(personIds, Beijing.dayOf(clock.instant())),
                        body.reason().strip())
                .map(HoldView::of);
    }

    @PostMapping("/api/v1/staff/legal-holds/{holdId}/release")
    @Access(roles = Role.ADMIN)
    @Operation(summary = "解除司法冻结", description = "Releasing twice changes nothing. Audited.")
    @ApiResponse(responseCode = "200", description = "已解除")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "422", description = "FIELD_INVALID")
    Mono<HoldView> release(@PathVariable UUID holdId, @Valid @RequestBody ReleaseBody body, Caller.Account caller) {
        return changeHold
                .release(caller, holdId, body.reason().strip())
                .flatMap(RefusedException::orProblem)
                .map(HoldView::of);
    }

    record HoldBody(
            @Nullable UUID personId,
            @Nullable @Size(max = 64, message = "身份证号码过长") String idNumber,

            @NotBlank(message = "请填写原因")
            @Size(max = 200, message = "原因不超过200字")
            @Pattern(regexp = "(?![\\s\\S]*\\d{11})[\\s\\S]*", message = "原因不能包含证件号码或电话号码")
            String reason) {

        UUID person(PersonIds ids, LocalDate today) {
            if (personId != null) {
                return personId;
            }
            return ResidentId.parse(HalfWidth.compact(HalfWidth.of(idNumber == null ? "" : idNumber)), today)
                    .map(id -> ids.of(id.value()))
                    .orElseThrow(() -> new RefusedException(Refusal.ofField("ID_INVALID", "idNumber")));
        }

        @Override
        public String toString() {
            return "HoldBody";
        }
    }

    record ReleaseBody(
            @NotBlank(message = "请填写原因")
            @Size(max = 200, message = "原因不超过200字")
            @Pattern(regexp = "(?![\\s\\S]*\\d{11})[\\s\\S]*", message = "原因不能包含证件号码或电话号码")
            String reason) {}

    record HoldView(
            UUID holdId,
            UUID personId,
            String reason,
            OffsetDateTime setAt,
            Optional<OffsetDateTime> releasedAt,
            Optional<String> releaseReason) {

        static HoldView of(PersonHold hold) {
            return new HoldView(
                    hold.holdId(),
                    hold.personId(),
                    hold.reason(),
                    time(hold.setAt()),
                    hold.release().map(release -> time(release.at())),
                    hold.release().map(PersonHold.Release::reason));
        }

        private static OffsetDateTime time(Instant at) {
            return at.atZone(Beijing.ZONE).toOffsetDateTime();
        }
    }
}
