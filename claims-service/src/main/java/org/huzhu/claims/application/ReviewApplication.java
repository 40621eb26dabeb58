package org.huzhu.claims.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huzhu.claims.application.ApplicationChanges.By;
import org.huzhu.claims.application.ApplicationChanges.Change;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.domain.Application;
import org.huzhu.claims.application.domain.ApplicationFile;
import org.huzhu.claims.application.domain.Grant;
import org.huzhu.claims.application.domain.Grants;
import org.huzhu.claims.application.domain.Grants.Fixed;
import org.huzhu.claims.application.rules.ApplicationRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 经办初审, then 业务复核, by two persons: 同意 with the amounts, 补正 or 不予支付 with a reason. */
@Component
public class ReviewApplication {

    private final ApplicationAccess access;
    private final ApplicationChanges changes;
    private final ApplicationRulebooks rulebooks;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ReviewApplication(
            ApplicationAccess access,
            ApplicationChanges changes,
            ApplicationRulebooks rulebooks,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.changes = changes;
        this.rulebooks = rulebooks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a review can say. */
    public enum Decision {
        AGREE,
        SUPPLEMENT,
        REJECT
    }

    /** @param amounts what is fixed now; items not named stay as they were */
    public record Command(
            Caller caller, UUID applicationId, Node node, Decision decision, String reason, List<Fixed> amounts) {}

    public Mono<Outcome<Filled>> handle(Command command) {
        if (!mayReview(command.caller(), command.node())) {
            return Mono.just(Outcome.refused(Refusal.of("FORBIDDEN")));
        }
        return Refusable.outcome(access.lockForStaff(command.applicationId())
                .flatMap(Refusable::value)
                .flatMap(filled -> switch (command.decision()) {
                    case AGREE -> agree(filled, command);
                    case SUPPLEMENT -> sendBack(filled, command);
                    case REJECT -> reject(filled, command);
                })
                .as(transaction::transactional));
    }

    private static boolean mayReview(Caller caller, Node node) {
        return switch (node) {
            case FIRST_REVIEW -> caller.has(Role.FIRST_REVIEWER);
            case BUSINESS_RECHECK -> caller.has(Role.SECOND_REVIEWER);
            case UPLOAD, REPORT_RECHECK -> false;
        };
    }

    private Mono<Filled> agree(Filled filled, Command command) {
        var caller = command.caller();
        var change = command.node() == Node.FIRST_REVIEW ? Change.FIRST_REVIEWED : Change.COMPLETED;
        return Refusable.value(filled.application().agree(command.node(), caller.id(), LocalDate.now(clock)))
                .flatMap(agreed -> fixed(filled, command.amounts())
                        .flatMap(file -> changes.save(agreed, file, new By(caller, change, command.reason()))));
    }

    private Mono<ApplicationFile> fixed(Filled filled, List<Fixed> amounts) {
        var file = filled.file();
        var grants = new Grants(rulebooks.typeOf(filled.application().identity()), file.form(), file.facts());
        return Refusable.value(grants.fix(amounts))
                .map(now -> file.with(merged(file.grants(), now)))
                .flatMap(next -> grants.missing(next.grants())
                        .map(Refusable::<ApplicationFile>no)
                        .orElse(Mono.just(next)));
    }

    private static List<Grant> merged(List<Grant> before, List<Grant> now) {
        var kept = before.stream()
                .filter(old -> now.stream().noneMatch(grant -> grant.item().equals(old.item())));
        return Stream.concat(kept, now.stream()).toList();
    }

    private Mono<Filled> sendBack(Filled filled, Command command) {
        return Refusable.reason(command.reason())
                .flatMap(why -> save(
                        filled,
                        filled.application()
                                .sendBack(command.node(), command.caller().id(), why),
                        new By(command.caller(), Change.SENT_BACK, why)));
    }

    private Mono<Filled> reject(Filled filled, Command command) {
        return Refusable.reason(command.reason())
                .flatMap(why -> save(
                        filled,
                        filled.application()
                                .reject(command.node(), command.caller().id(), LocalDate.now(clock), why),
                        new By(command.caller(), Change.REJECTED, why)));
    }

    /** What was fixed before is fixed anew after a supplement. */
    private Mono<Filled> save(Filled filled, Outcome<Application> decided, By by) {
        return Refusable.value(decided)
                .flatMap(next -> changes.save(next, filled.file().with(List.of()), by));
    }
}
