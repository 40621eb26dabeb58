package org.huzhu.member.staff;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huzhu.member.account.AccountStore;
import org.huzhu.member.account.StaffMember;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A phone becomes staff. There need not be an account yet; its holder then logs in like anybody known. */
@Component
public class GrantRole {

    private final AccountStore accounts;
    private final Audit audit;
    private final TransactionalOperator transaction;

    GrantRole(AccountStore accounts, Audit audit, TransactionalOperator transaction) {
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    public record Command(Caller caller, MobileNumber phone, Role role) {}

    public Mono<StaffMember> handle(Command command) {
        return accounts.openFor(command.phone())
                .flatMap(accountId -> accounts.grant(
                                accountId, command.role(), command.caller().id())
                        .flatMap(granted -> granted
                                ? audit.record(command.caller(), entry(accountId, command.role()))
                                : Mono.empty())
                        .then(member(accountId, command.phone())))
                .as(transaction::transactional);
    }

    /** What the installation itself grants at start: no caller stands behind it. */
    public Mono<Void> atStart(MobileNumber phone, Set<Role> roles) {
        return accounts.openFor(phone)
                .flatMapMany(accountId -> Flux.fromIterable(roles)
                        .concatMap(role -> accounts.grant(accountId, role, "system")
                                .flatMap(granted ->
                                        granted ? audit.recordSystem(entry(accountId, role)) : Mono.empty())))
                .then()
                .as(transaction::transactional);
    }

    private Mono<StaffMember> member(UUID accountId, MobileNumber phone) {
        return accounts.roles(accountId).map(roles -> new StaffMember(accountId, phone.masked(), roles));
    }

    private static Audit.Entry entry(UUID accountId, Role role) {
        return Audit.Entry.of("STAFF_ROLE_GRANTED", "ACCOUNT", accountId, Map.of("role", role.name()));
    }
}
