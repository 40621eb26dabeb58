package org.huzhu.notification.recipient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.huzhu.notification.recipient.ChangeOptOut;
import org.huzhu.notification.recipient.Recipients;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "sms", description = "短信 · Text messages")
@RestController
class OptOutController {

    private final ChangeOptOut changeOptOut;
    private final Recipients recipients;

    OptOutController(ChangeOptOut changeOptOut, Recipients recipients) {
        this.changeOptOut = changeOptOut;
        this.recipients = recipients;
    }

    @Access(roles = Role.ADMIN)
    @Operation(
            summary = "登记或取消短信退订",
            description = "For a person who called: notices=false stops notices to the number, true resumes them. Codes"
                    + " always go.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "PHONE_INVALID")
    @PostMapping("/api/v1/sms-opt-outs")
    Mono<Preferences> forNumber(Caller caller, @RequestBody OptOutRequest request) {
        return Mono.justOrEmpty(MobileNumber.parse(request.phone() == null ? "" : request.phone()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(Refusal.ofField("PHONE_INVALID", "phone"))))
                .flatMap(phone -> changeOptOut
                        .handle(new ChangeOptOut.Command(caller, phone, request.notices()))
                        .thenReturn(new Preferences(phone.masked(), request.notices())));
    }

    @Access(accounts = true)
    @Operation(summary = "查询本人短信设置", description = "Whether notices go to the caller's verified phone.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "PHONE_NOT_KNOWN")
    @GetMapping("/api/v1/me/sms-preferences")
    Mono<Preferences> own(Caller caller) {
        return ownPhone(caller)
                .flatMap(phone ->
                        recipients.hasOptedOut(phone).map(optedOut -> new Preferences(phone.masked(), !optedOut)));
    }

    @Access(accounts = true)
    @Operation(
            summary = "修改本人短信设置",
            description = "notices=false stops notices to the caller's phone. Codes always go.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "PHONE_NOT_KNOWN")
    @PutMapping("/api/v1/me/sms-preferences")
    Mono<Preferences> changeOwn(Caller caller, @RequestBody PreferencesRequest request) {
        return ownPhone(caller)
                .flatMap(phone -> changeOptOut
                        .handle(new ChangeOptOut.Command(caller, phone, request.notices()))
                        .thenReturn(new Preferences(phone.masked(), request.notices())));
    }

    private Mono<MobileNumber> ownPhone(Caller caller) {
        var phone = switch (caller) {
            case Caller.Account account -> recipients.phoneOf(account.accountId());
            case Caller.Client _ -> Mono.<MobileNumber>empty();
        };
        return phone.switchIfEmpty(Mono.error(() -> new RefusedException(Refusal.of("PHONE_NOT_KNOWN"))));
    }

    record OptOutRequest(@Nullable String phone, boolean notices) {}

    record PreferencesRequest(boolean notices) {}

    record Preferences(String phone, boolean notices) {}
}
