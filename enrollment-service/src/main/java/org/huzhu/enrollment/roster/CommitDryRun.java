package org.huzhu.enrollment.roster;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.operation.OperationView;
import org.huzhu.enrollment.order.OrderAccess;
import org.huzhu.enrollment.order.OrderSummary;
import org.huzhu.enrollment.roster.RosterImports.Known;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Puts just what a dry run (预检) checked into the order, unless the roster has changed since. */
@Component
public class CommitDryRun {

    /** The token stands in the result of the dry run's operation. */
    public record Command(Caller caller, String orderNo, String token) {}

    private final OrderAccess orders;
    private final RosterImports imports;
    private final DryRunTokens tokens;
    private final RosterSettings settings;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CommitDryRun(
            OrderAccess orders,
            RosterImports imports,
            DryRunTokens tokens,
            RosterSettings settings,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.orders = orders;
        this.imports = imports;
        this.tokens = tokens;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Outcome<OperationView>> handle(Command command) {
        return orders.lockDraft(command.caller(), command.orderNo())
                .flatMap(order -> switch (order) {
                    case Done<OrderSummary> draft -> commit(command, draft.value());
                    case Refused<OrderSummary> no -> Mono.just(Outcome.<OperationView>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<OperationView>> commit(Command command, OrderSummary order) {
        return Mono.justOrEmpty(tokens.importIdOf(command.token()))
                .flatMap(imports::lock)
                .filter(known -> known.orderNo().equals(order.orderNo()))
                .filter(known ->
                        tokens.token(known.view().id(), known.revision()).equals(command.token())
                                || known.mode() == RosterImport.Mode.COMMIT)
                .flatMap(known -> imports.revision(order.orderNo())
                        .flatMap(revision -> switch (decide(known, revision, clock.instant())) {
                            case Done<Known> _ -> merge(command.caller(), known);
                            case Refused<Known> no -> Mono.just(Outcome.<OperationView>refused(no.refusal()));
                        }))
                .defaultIfEmpty(refused(Refusal.of("ROSTER_TOKEN_INVALID")));
    }

    private Outcome<Known> decide(Known known, long revision, Instant now) {
        if (known.view().state() != OperationState.SUCCEEDED) {
            return refused(Refusal.of("ROSTER_TOKEN_INVALID"));
        }
        if (known.mode() == RosterImport.Mode.COMMIT) {
            return refused(Refusal.of("ROSTER_TOKEN_USED"));
        }
        if (known.finishedAt()
                .filter(at -> now.isBefore(at.plus(settings.keepChecked())))
                .isEmpty()) {
            return refused(Refusal.of("ROSTER_TOKEN_EXPIRED"));
        }
        return revision == known.revision() ? done(known) : refused(Refusal.of("ROSTER_CHANGED"));
    }

    private Mono<Outcome<OperationView>> merge(Caller caller, Known known) {
        UUID importId = known.view().id();
        return imports.countStaged(importId)
                .flatMap(counts -> counts.total() != known.view().processed()
                        ? Mono.just(refused(Refusal.of("ROSTER_TOKEN_EXPIRED")))
                        : imports.merge(importId, known.orderNo())
                                .flatMap(merge -> {
                                    var result =
                                            new LinkedHashMap<>(known.view().result());
                                    result.remove("token");
                                    result.remove("tokenExpiresAt");
                                    result.remove("rowsUrl");
                                    result.put("committed", true);
                                    result.put("added", merge.added());
                                    result.put("replaced", merge.replaced());
                                    result.put("unchanged", merge.unchanged());
                                    result.put("message", "预检结果已提交");
                                    return imports.committed(importId, merge.revision(), result);
                                })
                                .then(imports.deleteStaged(importId))
                                .then(audit.record(
                                        caller, Audit.Entry.of("ROSTER_DRY_RUN_COMMITTED", "ORDER", known.orderNo())))
                                .then(imports.find(importId))
                                .map(committed -> done(committed.view())));
    }
}
