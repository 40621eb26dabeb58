package org.huzhu.member.staff;

import java.util.Map;
import java.util.UUID;
import org.huzhu.member.account.AccountStore;
import org.huzhu.member.session.Revocations;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a role away and ends that person's sessions, because the role stands in their tokens. Nobody takes his own administration away. */
@Component
public class RevokeRole {

    private final AccountStore accounts;
    private final Revocations revocations;
    private final Audit audit;
    private final TransactionalOperator transaction;

    RevokeRole(AccountStore accounts, Revocations revocations, Audit audit, TransactionalOperator transaction) {
        this.accounts = accounts;
        this.revocations = revocations;
        this.audit = audit;
        this.transaction = transaction;
    }

    public record Command(Caller.Account caller, UUID accountId, Role role) {}

    public Mono<Outcome<Role>> handle(Command command) {
        if (command.role() == Role.ADMIN
                && command.accountId().equals(command.caller().accountId())) {
            return Mono.just(Outcome.refused(Refusal.of("SAME_PERSON")));
        }
        return accounts.revoke(command.accountId(), command.role())
                .flatMap(revoked -> revoked
                        ? endSessions(command).thenReturn(Outcome.done(command.role()))
                        : Mono.just(Outcome.<Role>refused(Refusal.of("NOT_FOUND"))))
                .as(transaction::transactional)
                .flatMap(outcome -> revocations.reload().thenReturn(outcome));
    }

    private Mono<Void> endSessions(Command command) {
        var entry = Audit.Entry.of(
                "STAFF_ROLE_REVOKED",
                "ACCOUNT",
                command.accountId(),
                Map.of("role", command.role().name()));
        return revocations.revokeAllOf(command.accountId()).then(audit.record(command.caller(), entry));
    }
}
