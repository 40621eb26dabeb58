package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.payout.bank.PayeeCheck;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Another account after the bank refused the first: the member's own (SHC-045, holder = claimant), after which the payout
 * waits for the next batch under a new reference. Refusal and old account stay on record.
 */
@Component
public class ReplacePayee {

    /** @param holder may be left empty: it is the claimant in any case */
    public record Command(
            Caller caller, UUID claimId, AccountKind kind, String account, String bank, String branch, String holder) {

        @Override
        public String toString() {
            return claimId.toString();
        }
    }

    private final ClaimAccess access;
    private final ClaimStore claims;
    private final PayoutStore payouts;
    private final Products products;
    private final Audit audit;
    private final TransactionalOperator transaction;

    ReplacePayee(
            ClaimAccess access,
            ClaimStore claims,
            PayoutStore payouts,
            Products products,
            Audit audit,
            TransactionalOperator transaction) {
        this.access = access;
        this.claims = claims;
        this.payouts = payouts;
        this.products = products;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Refused with NOT_FOUND, ILLEGAL_TRANSITION, HOLDER_MISMATCH, PAYEE_KIND_NOT_ALLOWED or PAYEE_INVALID. */
    public Mono<Outcome<Payout>> handle(Command command) {
        return claim(command)
                .flatMap(outcome -> switch (outcome) {
                    case Done<Claim> claim -> ready(command, claim.value());
                    case Refused<Claim> no -> Mono.just(Outcome.<Payout>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<Claim>> claim(Command command) {
        var caller = command.caller();
        return caller.has(Role.FIRST_REVIEWER) || caller.has(Role.ADMIN)
                ? access.lockForStaff(command.claimId())
                : access.lockOwn(caller, command.claimId());
    }

    private Mono<Outcome<Payout>> ready(Command command, Claim claim) {
        return payouts.lock(command.claimId())
                .flatMap(payout -> switch (payout.newAccount()) {
                    case Done<Payout> ready ->
                        claims.applicant(claim).flatMap(applicant -> replace(command, claim, applicant, ready.value()));
                    case Refused<Payout> no -> Mono.just(no);
                })
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    private Mono<Outcome<Payout>> replace(Command command, Claim claim, Applicant applicant, Payout ready) {
        return switch (payee(command, claim, applicant)) {
            case Done<Payee> payee ->
                payouts.replacePayee(ready, payee.value())
                        .then(payouts.move(ready))
                        .then(claims.replaceApplicant(claim, applicant, payee.value()))
                        .then(audit.record(command.caller(), entry(command, ready)))
                        .thenReturn(done(ready));
            case Refused<Payee> no -> Mono.just(refused(no.refusal()));
        };
    }

    private Outcome<Payee> payee(Command command, Claim claim, Applicant applicant) {
        var holder = PersonName.normalise(HalfWidth.strip(command.holder()));
        if (!holder.isEmpty() && !holder.equals(PersonName.normalise(applicant.name()))) {
            return refused(Refusal.ofField("HOLDER_MISMATCH", "holder"));
        }
        if (!isAllowed(command.kind(), claim)) {
            return refused(Refusal.ofField("PAYEE_KIND_NOT_ALLOWED", "type"));
        }
        var payee = new Payee(
                command.kind(),
                HalfWidth.strip(command.bank()),
                HalfWidth.strip(command.branch()),
                HalfWidth.compact(HalfWidth.of(command.account())),
                applicant.name());
        return PayeeCheck.problem(payee)
                .<Outcome<Payee>>map(field -> refused(Refusal.ofField("PAYEE_INVALID", field)))
                .orElseGet(() -> done(payee));
    }

    private boolean isAllowed(AccountKind kind, Claim claim) {
        var identity = claim.identity();
        var kinds = products.version(identity.product(), identity.version())
                .map(version -> version.claims().payee().kinds())
                .filter(known -> !known.isEmpty());
        return kinds.isEmpty() || kinds.get().contains(kind);
    }

    private static Audit.Entry entry(Command command, Payout payout) {
        return Audit.Entry.of(
                "PAYOUT_PAYEE_REPLACED",
                "CLAIM",
                command.claimId(),
                Map.of("type", command.kind(), "attempt", payout.attempt()));
    }
}
