package org.huzhu.enrollment.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.enrollment.measure.ImportMeters;
import org.huzhu.enrollment.measure.ImportMeters.Kind;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.roster.domain.CheckedRow;
import org.huzhu.enrollment.roster.domain.Finding;
import org.huzhu.enrollment.roster.domain.Reason;
import org.huzhu.enrollment.roster.domain.RosterRules;
import org.huzhu.enrollment.transfer.TransferStore.NewCover;
import org.huzhu.enrollment.transfer.TransferStore.RowOutcome;
import org.huzhu.enrollment.transfer.TransferStore.Settled;
import org.huzhu.enrollment.transfer.TransferStore.Written;
import org.huzhu.enrollment.transfer.domain.Candidate;
import org.huzhu.enrollment.transfer.domain.Judged;
import org.huzhu.enrollment.transfer.domain.ProductBook;
import org.huzhu.enrollment.transfer.domain.Settlement;
import org.huzhu.enrollment.transfer.domain.Settlement.Decision;
import org.huzhu.enrollment.transfer.domain.TransferCheck;
import org.huzhu.enrollment.transfer.domain.TransferRow;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.ResidentId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Settles the next rows of a batch: coverage, event, outcome and progress in one transaction, which is also the checkpoint. */
@Component
class SettleRows {

    /** Stands for "of no unit we know" in the event, whose unit is never absent. */
    private static final UUID NO_UNIT = new UUID(0, 0);

    private final TransferStore transfers;
    private final SealedRows sealedRows;
    private final TransferCheck check;
    private final PersonIds personIds;
    private final PersonVault vault;
    private final Outbox outbox;
    private final TransferSettings settings;
    private final TransactionalOperator transaction;
    private final ImportMeters meters;
    private final Clock clock;

    SettleRows(
            TransferStore transfers,
            SealedRows sealedRows,
            Products products,
            PersonIds personIds,
            PersonVault vault,
            Outbox outbox,
            TransferSettings settings,
            TransactionalOperator transaction,
            ImportMeters meters,
            Clock clock) {
        this.transfers = transfers;
        this.sealedRows = sealedRows;
        this.check = new TransferCheck(book(products));
        this.personIds = personIds;
        this.vault = vault;
        this.outbox = outbox;
        this.settings = settings;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    private record Row(int rowNo, Judged judged, String name, String idNumber) {}

    /** False when nothing of the batch is left for this owner. */
    Mono<Boolean> handle(UUID importId, UUID owner) {
        return transfers
                .hold(importId, owner, settings.lease())
                .flatMap(holds -> holds ? next(importId) : Mono.just(false))
                .as(transaction::transactional);
    }

    private Mono<Boolean> next(UUID importId) {
        return transfers
                .waiting(importId, settings.chunkRows())
                .flatMap(waiting -> waiting.isEmpty()
                        ? transfers
                                .finish(importId, OperationState.SUCCEEDED)
                                .then(count(importId))
                                .thenReturn(false)
                        : settle(
                                        importId,
                                        waiting.stream()
                                                .map(row -> judge(importId, row))
                                                .toList())
                                .thenReturn(true));
    }

    private Mono<Void> count(UUID importId) {
        return transfers
                .ended(importId)
                .doOnNext(ended -> {
                    meters.ended(Kind.COVERAGE, ended);
                    meters.rows(Kind.COVERAGE, ended.eligible(), ended.ineligible());
                })
                .then();
    }

    private Row judge(UUID importId, TransferStore.Waiting waiting) {
        TransferRow row = sealedRows.open(importId, waiting.sealed());
        return new Row(
                waiting.rowNo(),
                check.check(row, LocalDate.now(clock)),
                PersonName.mask(row.name()),
                ResidentId.mask(row.idNumber()));
    }

    private Mono<Void> settle(UUID importId, List<Row> rows) {
        return transfers.held(persons(rows)).flatMap(held -> {
            var settled = new ArrayList<Settled>();
            var covers = new ArrayList<NewCover>();
            var settlement = new Settlement(held);
            for (var row : rows) {
                switch (row.judged()) {
                    case Judged.Wrong wrong ->
                        settled.add(settled(row, RowOutcome.REFUSED, wrong.reasons(), Optional.empty()));
                    case Judged.Acceptable acceptable ->
                        decide(row, acceptable.candidate(), settlement, settled, covers);
                }
            }
            return transfers
                    .cover(importId, covers)
                    .flatMap(written -> outbox.append(events(covers, written))
                            .then(transfers.settle(importId, withoutOvertaken(settled, covers, written))));
        });
    }

    private void decide(
            Row row, Candidate candidate, Settlement settlement, List<Settled> settled, List<NewCover> covers) {
        var personId = personIds.of(candidate.person().idNumber());
        var decision = settlement.decide(personId, candidate, UUID.randomUUID());
        settled.add(
                switch (decision) {
                    case Decision.Cover cover -> {
                        covers.add(new NewCover(
                                cover.coverageId(), personId, seal(personId, candidate.person()), candidate));
                        yield settled(row, RowOutcome.ACCEPTED, List.of(), Optional.of(cover.coverageId()));
                    }
                    case Decision.AlreadyThere there ->
                        settled(row, RowOutcome.UNCHANGED, List.of(), Optional.of(there.coverageId()));
                    case Decision.Overlaps overlaps ->
                        settled(
                                row,
                                RowOutcome.REFUSED,
                                List.of(Reason.coveredUntil(overlaps.held().to(), "idNumber")),
                                Optional.empty());
                });
    }

    /** A row whose coverage lost a race stays open and is decided again with what is there then. */
    private static List<Settled> withoutOvertaken(List<Settled> settled, List<NewCover> covers, List<Written> written) {
        if (written.size() == covers.size()) {
            return settled;
        }
        var there = written.stream().map(Written::coverageId).toList();
        return settled.stream()
                .filter(row -> row.outcome() != RowOutcome.ACCEPTED
                        || row.coverageId().filter(there::contains).isPresent())
                .toList();
    }

    private static Settled settled(Row row, RowOutcome outcome, List<Finding> reasons, Optional<UUID> coverageId) {
        return new Settled(row.rowNo(), outcome, row.name(), row.idNumber(), reasons, coverageId);
    }

    private List<UUID> persons(List<Row> rows) {
        return rows.stream()
                .map(Row::judged)
                .filter(Judged.Acceptable.class::isInstance)
                .map(judged -> personIds.of(
                        ((Judged.Acceptable) judged).candidate().person().idNumber()))
                .distinct()
                .toList();
    }

    private byte[] seal(UUID personId, CheckedRow person) {
        return vault.seal(
                personId,
                new PersonalData(
                        person.name(), person.idNumber(), person.bankCard(), person.bankName(), person.phone()));
    }

    private static List<CoverageActivated> events(List<NewCover> covers, List<Written> written) {
        var byId = new TreeMap<UUID, NewCover>();
        covers.forEach(cover -> byId.put(cover.coverageId(), cover));
        return written.stream()
                .map(row -> event(requireNonNull(byId.get(row.coverageId())), row))
                .toList();
    }

    private static CoverageActivated event(NewCover cover, Written written) {
        var candidate = cover.candidate();
        return new CoverageActivated(
                cover.coverageId(),
                cover.personId(),
                candidate.product(),
                candidate.classCode(),
                candidate.cardKind(),
                written.unitId().orElse(NO_UNIT),
                written.unitName(),
                "",
                candidate.term().from(),
                candidate.term().to(),
                Money.text(candidate.premium()),
                Base64.getEncoder().encodeToString(cover.sealed()));
    }

    /** A term that is older than the product's first version is judged by that one. */
    private static ProductBook book(Products products) {
        return (code, firstDay) -> products.find(code, firstDay)
                .or(() -> products.all().stream()
                        .filter(version -> version.code().equals(code))
                        .findFirst())
                .map(version -> figures(version, firstDay));
    }

    private static ProductBook.Figures figures(ProductVersion product, LocalDate firstDay) {
        var area = product.jurisdiction().startsWith("CN-")
                ? product.jurisdiction().substring(3)
                : "";
        var rules = new RosterRules(
                firstDay, product.minAge(), product.maxAge(), product.roster().normaliseLowercaseX(), area);
        return new ProductBook.Figures(rules, product.enrolable(), product.premium());
    }
}
