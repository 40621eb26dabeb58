package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.payout.bank.BankResultFile;
import org.huzhu.claims.payout.bank.BankResultFile.Row;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads the bank's answer (回盘), a transaction per line: what was read stays read, and reading the rest or the whole
 * again has no second effect.
 */
@Component
public class ReadBankResult {

    private static final String INVALID = "INVALID";

    public record Command(Caller caller, UUID batchId, byte[] file) {

        @Override
        public String toString() {
            return batchId.toString();
        }
    }

    /**
     * What became of one line.
     *
     * @param result a {@link org.huzhu.claims.payout.domain.Verdict}, or INVALID
     * @param problem the column of an invalid line
     */
    public record LineResult(int line, String reference, String result, String problem) {}

    public record Report(Map<String, Long> counts, List<LineResult> lines) {

        public Report {
            lines = List.copyOf(lines);
        }

        static Report of(List<LineResult> lines) {
            var counts = new TreeMap<String, Long>();
            lines.forEach(line -> counts.merge(line.result(), 1L, Long::sum));
            return new Report(counts, lines);
        }
    }

    private final BatchStore batches;
    private final TakeAnswer takeAnswer;
    private final Audit audit;

    ReadBankResult(BatchStore batches, TakeAnswer takeAnswer, Audit audit) {
        this.batches = batches;
        this.takeAnswer = takeAnswer;
        this.audit = audit;
    }

    /** Refused with NOT_FOUND, ILLEGAL_TRANSITION for a batch that was not sent, or BANK_RESULT_UNREADABLE. */
    public Mono<Outcome<Report>> handle(Command command) {
        return batches.find(command.batchId())
                .flatMap(batch -> switch (batch.answerable()) {
                    case Done<PayoutBatch> _ -> read(command);
                    case Refused<PayoutBatch> no -> Mono.just(Outcome.<Report>refused(no.refusal()));
                })
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    private Mono<Outcome<Report>> read(Command command) {
        return Mono.fromCallable(() -> BankResultFile.read(command.file()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(outcome -> switch (outcome) {
                    case Done<List<Row>> rows -> take(command, rows.value()).map(Outcome::done);
                    case Refused<List<Row>> no -> Mono.just(Outcome.<Report>refused(no.refusal()));
                });
    }

    /** By reference, so that two who read the same lines in one transaction each do not wait for each other. */
    private Mono<Report> take(Command command, List<Row> rows) {
        return Flux.fromStream(rows.stream().sorted(Comparator.comparing(Row::reference)))
                .concatMap(row -> take(command, row))
                .collectSortedList(Comparator.comparingInt(LineResult::line))
                .map(Report::of)
                .flatMap(report ->
                        audit.record(command.caller(), entry(command, report)).thenReturn(report));
    }

    private Mono<LineResult> take(Command command, Row row) {
        return Mono.justOrEmpty(row.answer())
                .flatMap(answer -> takeAnswer.handle(command.caller(), command.batchId(), answer))
                .map(verdict -> new LineResult(row.number(), row.reference(), verdict.name(), ""))
                .defaultIfEmpty(new LineResult(row.number(), row.reference(), INVALID, row.problem()));
    }

    private static Audit.Entry entry(Command command, Report report) {
        return Audit.Entry.of(
                "BANK_RESULT_READ",
                "PAYOUT_BATCH",
                command.batchId(),
                Map.of("sha256", ReviewBatch.sha256(command.file()), "counts", report.counts()));
    }
}
