package org.huzhu.claims.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.filing.FilingChanges.By;
import org.huzhu.claims.filing.FilingChanges.Change;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FormCheck;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What the form says is put right before it is handed in. */
@Component
public class EditFiling {

    private final FilingAccess access;
    private final FilingChanges changes;
    private final FilingRulebooks rulebooks;
    private final TransactionalOperator transaction;
    private final Clock clock;

    EditFiling(
            FilingAccess access,
            FilingChanges changes,
            FilingRulebooks rulebooks,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.changes = changes;
        this.rulebooks = rulebooks;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Command(Caller caller, UUID filingId, FilingForm form, List<String> institutions) {}

    public Mono<Outcome<Filled>> handle(Command command) {
        return Refusable.outcome(access.lockOwn(command.caller(), command.filingId())
                .flatMap(Refusable::value)
                .flatMap(filled -> edit(filled, command))
                .as(transaction::transactional));
    }

    /** It stays with its worker, who is the key of all that belongs to it. */
    private Mono<Filled> edit(Filled filled, Command command) {
        var filing = filled.filing();
        var identity = filing.identity();
        if (!filled.form().worker().idNumber().equals(command.form().worker().idNumber())) {
            return Refusable.no(Refusal.ofField("FILING_OF_ANOTHER", "worker.idNumber"));
        }
        var check = new FormCheck(
                rulebooks.of(identity.region()), identity.kind(), identity.scenario(), LocalDate.now(clock));
        var wrong = check.wrong(command.form(), command.institutions());
        return wrong.isPresent()
                ? Refusable.no(wrong.get())
                : Refusable.value(filing.edit(command.institutions()))
                        .flatMap(edited ->
                                changes.save(edited, command.form(), By.of(command.caller(), Change.EDITED, "")));
    }
}
