package org.huzhu.member.membership.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.membership.ConsentSettings;
import org.huzhu.member.membership.Member;
import org.huzhu.member.membership.RegisterMember;
import org.huzhu.member.membership.domain.Channel;
import org.huzhu.member.membership.domain.ConsentGiven;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "members", description = "会员注册")
class MemberController {

    private final RegisterMember registerMember;
    private final ConsentSettings consents;

    MemberController(RegisterMember registerMember, ConsentSettings consents) {
        this.registerMember = registerMember;
        this.consents = consents;
    }

    @GetMapping("/api/v1/consents")
    @Access(open = true)
    @Operation(
            summary = "查看隐私协议与服务声明",
            description = "The texts a registration must agree to, in their present version.")
    List<ConsentSettings.Text> consents() {
        return consents.texts();
    }

    @PostMapping("/api/v1/members")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(accounts = true)
    @Operation(
            summary = "注册会员",
            description = "With the token of a verified phone. Repeating one's own registration answers the same.")
    @ApiResponse(responseCode = "201", description = "已注册")
    @ApiResponse(responseCode = "409", description = "REGISTRATION_NOT_POSSIBLE, ALREADY_MEMBER")
    @ApiResponse(responseCode = "422", description = "CONSENT_REQUIRED, ID_INVALID, NAME_INVALID, FIELD_INVALID")
    Mono<MemberView> register(@Valid @RequestBody MemberRequest request, Caller.Account caller) {
        return registerMember
                .handle(request.command(caller.accountId()))
                .flatMap(RefusedException::orProblem)
                .map(MemberView::of);
    }

    record MemberRequest(
            @NotBlank(message = "请填写姓名") @Size(max = 100, message = "姓名过长")
            String name,

            @NotBlank(message = "请填写身份证号码") @Size(max = 64, message = "身份证号码过长")
            String idNumber,

            @Nullable @Size(max = 20, message = "同意项过多") List<@NotNull(message = "同意项不能为空") @Valid Consent> consents,
            @NotNull(message = "请选择注册渠道") Channel channel) {

        RegisterMember.Command command(UUID accountId) {
            var given = consents == null
                    ? List.<ConsentGiven>of()
                    : consents.stream()
                            .map(c -> new ConsentGiven(c.code(), c.version()))
                            .toList();
            return new RegisterMember.Command(accountId, name, idNumber, given, channel);
        }

        @Override
        public String toString() {
            return "MemberRequest";
        }
    }

    record Consent(
            @NotBlank(message = "请填写同意项代码") @Size(max = 40, message = "代码过长")
            String code,

            @NotBlank(message = "请填写同意项版本") @Size(max = 40, message = "版本过长")
            String version) {}

    record MemberView(UUID memberId, Channel channel, OffsetDateTime registeredAt) {

        static MemberView of(Member member) {
            return new MemberView(
                    member.personId(),
                    member.channel(),
                    member.registeredAt().atZone(Beijing.ZONE).toOffsetDateTime());
        }
    }
}
