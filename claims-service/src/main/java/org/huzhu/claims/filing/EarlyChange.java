package org.huzhu.claims.filing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.huzhu.claims.filing.FilingStore.EarlyPass;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * 原则上满3个月 (JLF-009): one of the staff proposes an exception with a reason, an administrator confirms it; it serves for
 * one change or one cancellation.
 */
@Component
public class EarlyChange {

    private final FilingAccess access;
    private final FilingStore filings;
    private final Audit audit;
    private final TransactionalOperator transaction;

    EarlyChange(FilingAccess access, FilingStore filings, Audit audit, TransactionalOperator transaction) {
        this.access = access;
        this.filings = filings;
        this.audit = audit;
        this.transaction = transaction;
    }

    public record Command(Caller caller, UUID filingId, String reason) {}

    /** @param granted false while an administrator has to confirm */
    public record Granting(UUID filingId, boolean granted) {}

    public Mono<Outcome<Granting>> handle(Command command) {
        return Refusable.outcome(Refusable.reason(command.reason())
                .flatMap(words -> access.lockForStaff(command.filingId())
                        .flatMap(Refusable::value)
                        .flatMap(filled ->
                                Refusable.value(filled.filing().override()).thenReturn(filled))
                        .flatMap(filled -> filings.earlyPass(filled.filing())
                                .flatMap(open -> confirm(filled, open, command.caller()))
                                .switchIfEmpty(Mono.defer(() -> propose(filled, command.caller(), words)))))
                .as(transaction::transactional));
    }

    private Mono<Granting> propose(Filled filled, Caller caller, String reason) {
        return filings.proposeOverride(filled.filing(), caller.id(), reason)
                .then(audit.record(caller, entry("FILING_EXCEPTION_PROPOSED", filled.filing(), reason)))
                .thenReturn(new Granting(filled.filing().identity().filingId(), false));
    }

    private Mono<Granting> confirm(Filled filled, EarlyPass open, Caller caller) {
        if (open.confirmed()) {
            return Refusable.no(Refusal.of("OVERRIDE_GRANTED_BEFORE"));
        }
        if (open.proposedBy().equals(caller.id())) {
            return Refusable.no(Refusal.of("SAME_PERSON"));
        }
        if (!caller.has(Role.ADMIN)) {
            return Refusable.no(Refusal.of("FORBIDDEN"));
        }
        return filings.confirmOverride(filled.filing(), caller.id())
                .then(audit.record(caller, entry("FILING_EXCEPTION_CONFIRMED", filled.filing(), open.reason())))
                .thenReturn(new Granting(filled.filing().identity().filingId(), true));
    }

    /**
     * Lets a command through that keeps its time, or one that has an exception, which is used up by it.
     *
     * @param command tried with the first day it is allowed, or with none where the exception serves
     */
    Mono<Filing> pass(
            Filing filing,
            Optional<LocalDate> allowedFrom,
            Function<Optional<LocalDate>, Outcome<Filing>> command,
            LocalDate today) {
        if (allowedFrom.filter(today::isBefore).isEmpty()) {
            return Refusable.value(command.apply(allowedFrom));
        }
        return filings.earlyPass(filing)
                .filter(open -> open.confirmed() && !open.used())
                .hasElement()
                .flatMap(granted -> switch (command.apply(granted ? Optional.empty() : allowedFrom)) {
                    case Done<Filing> done
                    when granted -> filings.useOverride(filing).thenReturn(done.value());
                    case Done<Filing> done -> Mono.just(done.value());
                    case Refused<Filing> no -> Refusable.no(no.refusal());
                });
    }

    private static Audit.Entry entry(String action, Filing filing, String reason) {
        return Audit.Entry.of(action, "FILING", filing.identity().filingId(), Map.of("reason", reason));
    }
}
