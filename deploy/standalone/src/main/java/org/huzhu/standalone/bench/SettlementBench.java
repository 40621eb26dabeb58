package org.huzhu.standalone.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.process.Daemon;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Reply;
import org.huzhu.standalone.story.RosterRow;
import org.huzhu.standalone.story.Society;

/** Discharge records through the gateway to decided claims, ordered payouts and lines of payout batches, with the memory they take. */
final class SettlementBench {

    /** More and their last day would be later than today. */
    static final int MOST_STAYS = 24;

    private static final int BATCH = 100;
    private static final int AT_ONCE = 4;
    private static final int FLOOR_SECONDS = 10;

    private final Platform platform;
    private final Database database;
    private final Society society;
    private final ClaimsCity city;
    private final Machine machine;
    private final Daemon service;
    private final int stays;

    /** @param stays of each person that are measured; each of them is a claim */
    SettlementBench(Platform platform, Society society, ClaimsCity city, int stays) {
        if (stays < 1 || stays > MOST_STAYS) {
            throw new IllegalArgumentException("1 to " + MOST_STAYS + " stays of each person: " + stays);
        }
        this.platform = platform;
        this.database = new Database(platform);
        this.society = society;
        this.city = city;
        this.machine = new Machine(society, "medical:write");
        this.service = platform.part("claims-service").daemon();
        this.stays = stays;
    }

    Table run() {
        settle(batches(0));
        city.awaitQuiet();
        var before = payouts();
        var memoryBefore = service.residentBytes();
        var measured = measure();
        var settled = payouts() - before;
        var wanted = (long) city.persons().size() * stays;
        if (settled != wanted) {
            throw new IllegalStateException(
                    "of %d records %d became payouts: %s".formatted(wanted, settled, results()));
        }
        city.awaitQuiet();
        var after = measured.meter().read();
        var table = table(settled, measured, after);
        floor(table);
        lines(table);
        return table.row(
                        "memory of claims-service (proportional set size, MB): before → peak → after",
                        "%d → %d → %d"
                                .formatted(
                                        megabytes(memoryBefore),
                                        megabytes(measured.peak()),
                                        megabytes(service.residentBytes())),
                        "",
                        "",
                        "heap limit " + heapLimit())
                .row("CPU-ms by process", measured.reading().shares(), "", "", "");
    }

    private record Measured(Meter meter, Meter.Reading reading, List<Double> times, long peak) {}

    private Table table(long settled, Measured measured, Meter.Reading after) {
        return new Table(
                        "Settlement of %,d discharge records, each of another person or stay, batches of %d, %d at once"
                                .formatted(settled, BATCH, AT_ONCE),
                        "What",
                        "Per second",
                        "p50 ms per batch",
                        "p99 ms per batch",
                        "CPU-ms per record")
                .row(
                        "record → decided claim with payout and booking",
                        Table.number(settled / measured.reading().seconds()),
                        Table.number(Meter.percentile(measured.times(), 0.5)),
                        Table.number(Meter.percentile(measured.times(), 0.99)),
                        Table.number((double) measured.reading().totalCpuMillis() / settled))
                .row(
                        "the same, with what other services do when they hear of it",
                        "",
                        "",
                        "",
                        Table.number((double) after.totalCpuMillis() / settled));
    }

    private Measured measure() {
        var all = IntStream.rangeClosed(1, stays)
                .mapToObj(this::batches)
                .flatMap(List::stream)
                .toList();
        var running = new AtomicBoolean(true);
        var peak = new long[] {service.residentBytes()};
        var watcher = Thread.ofVirtual().start(() -> {
            while (running.get()) {
                peak[0] = Math.max(peak[0], service.residentBytes());
                Pause.millis(500);
            }
        });
        var meter = new Meter(platform);
        var times = settle(all);
        var reading = meter.read();
        running.set(false);
        join(watcher);
        return new Measured(meter, reading, times, peak[0]);
    }

    /** @return milliseconds of each batch */
    private List<Double> settle(List<List<Map<String, Object>>> batches) {
        var times = Collections.synchronizedList(new ArrayList<Double>());
        var left = new ConcurrentLinkedQueue<>(batches);
        var failures = new ConcurrentLinkedQueue<String>();
        Load.together(AT_ONCE, () -> {
            for (var batch = left.poll(); batch != null; batch = left.poll()) {
                var reply = society.discharge(machine.token(), batch);
                times.add(reply.took().toNanos() / 1e6);
                if (!reply.isSuccess()) {
                    failures.add(reply.status() + " " + reply.json());
                }
            }
        });
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a batch was refused: " + failures.peek());
        }
        return times;
    }

    private List<List<Map<String, Object>>> batches(int stay) {
        var records =
                city.persons().stream().map(person -> record(person, stay)).toList();
        return IntStream.range(0, (records.size() + BATCH - 1) / BATCH)
                .mapToObj(batch -> records.subList(batch * BATCH, Math.min(records.size(), (batch + 1) * BATCH)))
                .toList();
    }

    private Map<String, Object> record(RosterRow person, int stay) {
        LocalDate admitted = city.today().minusDays(MOST_STAYS + 2L - stay);
        return Map.of(
                "recordId",
                "BENCH-%s-%d".formatted(person.idNumber(), stay),
                "idNumber",
                person.idNumber(),
                "admissionDate",
                admitted.toString(),
                "dischargeDate",
                admitted.plusDays(1).toString(),
                "hospital",
                "无锡市演示医院",
                "hospitalLevel",
                3,
                "outOfTown",
                false,
                "burdenRelief",
                false,
                "selfPaid",
                "1200.00",
                "totalCost",
                "4800.00");
    }

    /** Everything one record leaves in claims-service's schema until its payout is ordered. */
    private void floor(Table table) {
        var claimId = database.text("select claim_id from claims.payout order by ordered_at desc limit 1");
        var claim = "claim_id = '" + claimId + "'";
        var record = "record_id = (select record_id from medical_record where '%s' = any(claim_ids) limit 1)"
                .formatted(claimId);
        var copies = new RowCopies(database, "claims")
                .add("medical_record_owner", record)
                .add("medical_record", record)
                .add("claim", claim)
                .add("claim_item", claim)
                .add("claim_search", claim)
                .add("claim_step", claim)
                .add("claim_decision", claim)
                .add("benefit_grant", claim)
                .add("payout", claim)
                .add("journal", claim)
                .add("journal_entry", "journal_id in (select journal_id from journal where " + claim + ")")
                .add("outbox", "strpos(body::text, '" + claimId + "') > 0")
                .add("audit", "object_id = '" + claimId + "'");
        new Pgbench(platform)
                .addTo(
                        table,
                        "the same " + copies.rows() + " rows by pgbench in one transaction",
                        copies.script(),
                        "claims",
                        FLOOR_SECONDS);
        copies.drop();
    }

    private void lines(Table table) {
        var linesBefore = database.number("select count(*) from claims.payout_line");
        var meter = new Meter(platform);
        var batches = new ArrayList<Reply>();
        for (var reply = society.collectPayouts(); reply.isSuccess(); reply = society.collectPayouts()) {
            batches.add(reply);
        }
        var reading = meter.read();
        var lines = database.number("select count(*) from claims.payout_line") - linesBefore;
        if (lines == 0) {
            throw new IllegalStateException("no payout became a line of a batch: "
                    + society.collectPayouts().json());
        }
        table.row(
                "ordered payout → line of a batch (%,d lines in %d batches)".formatted(lines, batches.size()),
                Table.number(lines / reading.seconds()),
                "",
                "",
                Table.number((double) reading.totalCpuMillis() / lines));
    }

    private long payouts() {
        return database.number("select count(*) from claims.payout");
    }

    private String results() {
        return database.text("""
                select string_agg(result || ' ' || code || ' ' || text || ' ' || n, '; ')
                from (select result, code, text, count(*) as n from claims.medical_record group by 1, 2, 3
                      order by 4 desc limit 5) as found
                """);
    }

    private String heapLimit() {
        return platform.part("claims-service").spec().command().stream()
                .filter(word -> word.startsWith("-Xmx"))
                .map(word -> word.substring(4))
                .findFirst()
                .orElse("");
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
