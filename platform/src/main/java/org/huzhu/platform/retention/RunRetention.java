package org.huzhu.platform.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.platform.audit.Audit;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases what is past its period, or says what it would erase. Batches commit one by one and skip rows that others work
 * on, so that a run may be cut off at any point and several instances may run at once.
 */
public class RunRetention {

    private final Eraser eraser;
    private final Holdings holdings;
    private final RetentionSettings settings;
    private final Audit audit;
    private final TransactionalOperator transaction;

    RunRetention(
            Eraser eraser,
            Holdings holdings,
            RetentionSettings settings,
            Audit audit,
            TransactionalOperator transaction) {
        this.eraser = eraser;
        this.holdings = holdings;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @param rows past their period
     * @param held of those, kept because of a legal hold
     * @param oldest the day on which the matter of the oldest of them ended
     * @param erased by this run; 0 in a dry run
     */
    public record Line(
            String kind,
            String table,
            String period,
            LocalDate before,
            long rows,
            long held,
            Optional<LocalDate> oldest,
            long erased) {}

    public record Report(String service, Optional<UUID> run, List<Line> kinds) {

        public long erased() {
            return kinds.stream().mapToLong(Line::erased).sum();
        }
    }

    public Mono<Report> dryRun() {
        return lines(kind -> Mono.just(0L)).map(lines -> new Report(holdings.service(), Optional.empty(), lines));
    }

    public Mono<Report> run() {
        var run = UUID.randomUUID();
        return lines(kind -> expire(kind, run))
                .map(lines -> new Report(holdings.service(), Optional.of(run), lines))
                .flatMap(report -> report.erased() == 0 ? Mono.just(report) : noted(run, report));
    }

    private Mono<List<Line>> lines(java.util.function.Function<ErasableKind, Mono<Long>> erase) {
        return Flux.fromIterable(holdings.kinds())
                .filter(ErasableKind::hasPeriod)
                .concatMap(kind -> eraser.due(kind)
                        .flatMap(due -> (due.rows() == 0 ? Mono.just(0L) : erase.apply(kind))
                                .map(erased -> new Line(
                                        kind.code(),
                                        kind.table(),
                                        settings.of(kind).toString(),
                                        settings.before(kind, eraser.today()),
                                        due.rows(),
                                        due.held(),
                                        due.oldest(),
                                        erased))))
                .collectList();
    }

    private Mono<Long> expire(ErasableKind kind, UUID run) {
        return eraser.expire(kind, run)
                .as(transaction::transactional)
                .expand(rows -> rows < settings.batch()
                        ? Mono.<Long>empty()
                        : eraser.expire(kind, run).as(transaction::transactional))
                .reduce(0L, Long::sum);
    }

    private Mono<Report> noted(UUID run, Report report) {
        var counts = new TreeMap<String, Object>();
        report.kinds().stream()
                .filter(line -> line.erased() > 0)
                .forEach(line -> counts.merge(line.kind(), line.erased(), (a, b) -> (long) a + (long) b));
        return audit.recordSystem(Audit.Entry.of("RETENTION_RAN", "RETENTION_RUN", run, counts))
                .thenReturn(report);
    }
}
