package org.huzhu.member.membership.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huzhu.member.membership.GivenConsent;
import org.huzhu.member.membership.WithdrawConsent;
import org.huzhu.member.membership.domain.Channel;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.web.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "my-data", description = "我的个人信息")
class OwnConsentController {

    private final WithdrawConsent withdrawConsent;

    OwnConsentController(WithdrawConsent withdrawConsent) {
        this.withdrawConsent = withdrawConsent;
    }

    @GetMapping("/api/v1/me/consents")
    @Access(accounts = true)
    @Operation(summary = "我的同意记录", description = "Which texts the member agreed to, when, and what was taken back.")
    @ApiResponse(responseCode = "200", description = "同意记录")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    Mono<List<ConsentView>> list(Caller.Account caller) {
        return withdrawConsent
                .list(caller)
                .flatMap(RefusedException::orProblem)
                .map(consents -> consents.stream().map(ConsentView::of).toList());
    }

    @DeleteMapping("/api/v1/me/consents/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(accounts = true)
    @Operation(
            summary = "撤回同意",
            description =
                    "Own coverages and claims then answer 403 CONSENT_WITHDRAWN until the member registers again with consent. Audited.")
    @ApiResponse(responseCode = "204", description = "已撤回")
    @ApiResponse(responseCode = "403", description = "MEMBERSHIP_REQUIRED")
    @ApiResponse(responseCode = "404", description = "CONSENT_UNKNOWN")
    Mono<Void> withdraw(@PathVariable String code, Caller.Account caller) {
        return withdrawConsent
                .handle(caller, code)
                .flatMap(RefusedException::orProblem)
                .then();
    }

    record ConsentView(
            String code,
            String version,
            OffsetDateTime givenAt,
            Channel channel,
            Optional<OffsetDateTime> withdrawnAt) {

        static ConsentView of(GivenConsent consent) {
            return new ConsentView(
                    consent.code(),
                    consent.version(),
                    time(consent.givenAt()),
                    consent.channel(),
                    consent.withdrawnAt().map(ConsentView::time));
        }

        private static OffsetDateTime time(Instant at) {
            return at.atZone(Beijing.ZONE).toOffsetDateTime();
        }
    }
}
