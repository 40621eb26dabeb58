package org.huzhu.claims.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.claims.coverage.FindCover;
import org.huzhu.claims.coverage.domain.CoverHistory;
import org.huzhu.claims.party.ProjectionGrace;
import org.huzhu.claims.settlement.domain.Discharge;
import org.huzhu.claims.settlement.domain.DischargeReader;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.values.Outcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A coverage that became known after a stay: records that matched nobody are matched again. */
@Component
public class RematchDischarges {

    private final MedicalRecords records;
    private final SettleDischarge settleDischarge;
    private final FindCover cover;
    private final ProjectionGrace grace;
    private final DischargeReader reader;
    private final SettlementSettings settings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RematchDischarges(
            MedicalRecords records,
            SettleDischarge settleDischarge,
            FindCover cover,
            ProjectionGrace grace,
            FactDictionary dictionary,
            SettlementSettings settings,
            TransactionalOperator transaction,
            Clock clock) {
        this.records = records;
        this.settleDischarge = settleDischarge;
        this.cover = cover;
        this.grace = grace;
        this.reader = new DischargeReader(dictionary);
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Command(UUID personId, UUID coverageId) {}

    /**
     * The coverage must be in our copy before the person is locked: then every record either sees it or is seen here. Fails
     * while it is not, to be tried again.
     */
    public Mono<Void> handle(Command command) {
        var since = clock.instant().minus(settings.rematchFor());
        return grace.await(cover.everyTerm(command.personId(), LocalDate.now(clock))
                        .filter(covers ->
                                covers.histories().stream().anyMatch(history -> has(history, command.coverageId()))))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the coverage is not in the copy yet")))
                .thenMany(records.lockWaiting(command.personId(), since))
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(waiting ->
                        settleDischarge.rematch(command.personId(), discharge(waiting), waiting.receivedAt()))
                .then()
                .as(transaction::transactional);
    }

    private static boolean has(CoverHistory history, UUID coverageId) {
        return history.terms().stream().anyMatch(covered -> covered.coverageId().equals(coverageId));
    }

    private Discharge discharge(MedicalRecords.Waiting waiting) {
        return reader.read(waiting.source(), waiting.told(), LocalDate.now(clock)) instanceof Done<Discharge> done
                ? done.value()
                : unreadable();
    }

    private static Discharge unreadable() {
        throw new IllegalStateException("a kept record names a fact that the dictionary has no more");
    }
}
