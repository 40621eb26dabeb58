package org.huzhu.member.staff.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.account.AccountStore;
import org.huzhu.member.account.StaffMember;
import org.huzhu.member.staff.GrantRole;
import org.huzhu.member.staff.RevokeRole;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "staff", description = "工作人员")
class StaffController {

    private final AccountStore accounts;
    private final GrantRole grantRole;
    private final RevokeRole revokeRole;

    StaffController(AccountStore accounts, GrantRole grantRole, RevokeRole revokeRole) {
        this.accounts = accounts;
        this.grantRole = grantRole;
        this.revokeRole = revokeRole;
    }

    @GetMapping("/api/v1/staff")
    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "查看工作人员", description = "Everybody with a staff role; phones are masked.")
    Mono<List<StaffView>> list() {
        return accounts.staff().map(StaffView::of).collectList();
    }

    @PostMapping("/api/v1/staff")
    @Access(roles = Role.ADMIN)
    @Operation(summary = "授予工作人员角色", description = "By phone; an account is made when there is none. Audited.")
    @ApiResponse(responseCode = "200", description = "已授予")
    @ApiResponse(responseCode = "422", description = "PHONE_INVALID, FIELD_INVALID")
    Mono<StaffView> grant(@Valid @RequestBody Grant grant, Caller.Account caller) {
        var phone = MobileNumber.parse(grant.phone())
                .orElseThrow(() -> new RefusedException(Refusal.ofField("PHONE_INVALID", "phone")));
        return grantRole
                .handle(new GrantRole.Command(caller, phone, grant.role()))
                .map(StaffView::of);
    }

    @DeleteMapping("/api/v1/staff/{accountId}/roles/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(roles = Role.ADMIN)
    @Operation(summary = "撤销工作人员角色", description = "Ends that person's sessions too. Audited.")
    @ApiResponse(responseCode = "204", description = "已撤销")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "SAME_PERSON")
    Mono<Void> revoke(@PathVariable UUID accountId, @PathVariable Role role, Caller.Account caller) {
        return revokeRole
                .handle(new RevokeRole.Command(caller, accountId, role))
                .flatMap(RefusedException::orProblem)
                .then();
    }

    record Grant(
            @NotBlank(message = "请填写手机号") String phone,
            @NotNull(message = "请选择角色") Role role) {

        @Override
        public String toString() {
            return "Grant[" + role + "]";
        }
    }

    record StaffView(UUID accountId, String phone, List<Role> roles) {

        static StaffView of(StaffMember member) {
            return new StaffView(
                    member.accountId(),
                    member.maskedPhone(),
                    member.roles().stream().sorted().toList());
        }
    }
}
