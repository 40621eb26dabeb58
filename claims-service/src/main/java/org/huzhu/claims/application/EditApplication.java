package org.huzhu.claims.application;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationChanges.By;
import org.huzhu.claims.application.ApplicationChanges.Change;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.domain.ApplicationFile;
import org.huzhu.claims.application.domain.ApplicationForm;
import org.huzhu.claims.application.domain.ApplicationIdentity;
import org.huzhu.claims.application.rules.ApplicationRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Form and facts are corrected before the application is handed in, or when it came back. A switched choice is on the record. */
@Component
public class EditApplication {

    private final ApplicationAccess access;
    private final ApplicationChanges changes;
    private final ApplicationRulebooks rulebooks;
    private final CheckedFile checkedFile;
    private final PersonIds personIds;
    private final TransactionalOperator transaction;

    EditApplication(
            ApplicationAccess access,
            ApplicationChanges changes,
            ApplicationRulebooks rulebooks,
            CheckedFile checkedFile,
            PersonIds personIds,
            TransactionalOperator transaction) {
        this.access = access;
        this.changes = changes;
        this.rulebooks = rulebooks;
        this.checkedFile = checkedFile;
        this.personIds = personIds;
        this.transaction = transaction;
    }

    public record Command(Caller caller, UUID applicationId, ApplicationForm form, Map<String, Object> facts) {}

    public Mono<Outcome<Filled>> handle(Command command) {
        return Refusable.outcome(access.lockOwn(command.caller(), command.applicationId())
                .flatMap(Refusable::value)
                .flatMap(filled -> edit(filled, command))
                .as(transaction::transactional));
    }

    private Mono<Filled> edit(Filled filled, Command command) {
        var identity = filled.application().identity();
        var file = checkedFile.read(
                rulebooks.of(identity),
                rulebooks.typeOf(identity),
                command.form(),
                command.facts(),
                identity.injuredOn());
        return Refusable.value(filled.application().edit())
                .flatMap(edited -> Refusable.value(file)
                        .flatMap(checked -> isOfAnother(identity, checked)
                                ? Refusable.<Filled>no(Refusal.of("APPLICATION_OF_ANOTHER"))
                                : changes.save(
                                        edited,
                                        checked,
                                        new By(command.caller(), change(filled.file(), checked), ""))));
    }

    private static Change change(ApplicationFile before, ApplicationFile now) {
        var choice = before.facts().text("survivorChoice");
        var switched = choice.isPresent() && !choice.equals(now.facts().text("survivorChoice"));
        return switched ? Change.SURVIVOR_CHOICE : Change.EDITED;
    }

    private boolean isOfAnother(ApplicationIdentity identity, ApplicationFile file) {
        return !personIds.of(file.form().worker().idNumber()).equals(identity.personId())
                || !personIds.of(file.form().payeeIdNumber()).equals(identity.claimantId());
    }
}
