package org.huzhu.claims.payout.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huzhu.claims.payout.BatchStore;
import org.huzhu.claims.payout.bank.BankFile;
import org.huzhu.claims.payout.domain.LineState;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.web.Page;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresBatches implements BatchStore {

    private static final String SELECT = """
            select batch_id, product, format, state, lines, total, maker, made_at, checker, checked_at, reason, sha256,
                   sent_by, sent_at
            from payout_batch
            """;

    private final DatabaseClient db;
    private final PayoutSeals seals;
    private final Clock clock;

    PostgresBatches(DatabaseClient db, PayoutSeals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public Flux<Payable> takeReady(Selection selection, int atMost) {
        var statement = db.sql("""
                        select person_id, claim_id, product, amount, state, attempt, sealed_payee
                        from payout
                        where state = 'READY' and attempt < 999
                          and (:product::text is null or product = :product)
                          and (:before::timestamptz is null or ordered_at < :before)
                        order by changed_at, claim_id
                        limit :atMost
                        for update skip locked
                        """).bind("atMost", atMost);
        statement = Rows.bind(statement, "product", selection.product(), String.class);
        var before = selection
                .upTo()
                .map(day -> day.plusDays(1).atStartOfDay(Beijing.ZONE).toInstant());
        return Rows.bind(statement, "before", before, Instant.class)
                .map(row -> {
                    var payout = PostgresPayouts.payout(row);
                    return new Payable(payout, seals.payee(payout.claimId(), Rows.bytes(row, "sealed_payee")));
                })
                .all();
    }

    @Override
    public Mono<Void> insert(PayoutBatch batch, List<Payable> payables) {
        var row = db.sql("""
                        insert into payout_batch (batch_id, product, format, state, lines, total, maker, made_at)
                        values (:batchId, :product, :format, :state, :lines, :total, :maker, :madeAt)
                        """)
                .bind("batchId", batch.batchId())
                .bind("product", batch.product())
                .bind("format", batch.format())
                .bind("state", batch.state().name())
                .bind("lines", batch.lines())
                .bind("total", batch.total())
                .bind("maker", batch.maker())
                .bind("madeAt", batch.madeAt());
        return row.then().then(insertLines(batch, payables));
    }

    /** The account is frozen with the line: what is approved is what is sent. */
    private Mono<Void> insertLines(PayoutBatch batch, List<Payable> payables) {
        return db.sql("""
                        with taken as (
                            update payout p set state = 'BATCHED', attempt = p.attempt + 1, changed_at = :now
                            from unnest(:persons::uuid[], :claims::uuid[], :positions::int[]) as chosen (person_id, claim_id, position)
                            where p.person_id = chosen.person_id and p.claim_id = chosen.claim_id and p.state = 'READY'
                            returning p.person_id, p.claim_id, p.attempt, p.amount, p.sealed_payee, chosen.position)
                        insert into payout_line (person_id, claim_id, attempt, batch_id, position, amount, state, sealed_payee)
                        select person_id, claim_id, attempt, :batchId, position, amount, 'PENDING', sealed_payee from taken
                        """)
                .bind("now", clock.instant())
                .bind("batchId", batch.batchId())
                .bind(
                        "persons",
                        payables.stream().map(one -> one.payout().personId()).toArray(UUID[]::new))
                .bind(
                        "claims",
                        payables.stream().map(one -> one.payout().claimId()).toArray(UUID[]::new))
                .bind(
                        "positions",
                        IntStream.rangeClosed(1, payables.size()).boxed().toArray(Integer[]::new))
                .fetch()
                .rowsUpdated()
                .filter(inserted -> inserted == payables.size())
                .switchIfEmpty(Mono.error(new IllegalStateException("payouts were moved while they were locked")))
                .then();
    }

    @Override
    public Mono<PayoutBatch> find(UUID batchId) {
        return one(SELECT + "where batch_id = :batchId", batchId);
    }

    @Override
    public Mono<PayoutBatch> lock(UUID batchId) {
        return one(SELECT + "where batch_id = :batchId for update", batchId);
    }

    @Override
    public Mono<Void> update(PayoutBatch batch) {
        var statement = db.sql("""
                        update payout_batch
                        set state = :state, checker = :checker, checked_at = :checkedAt, reason = :reason, sha256 = :sha256,
                            sent_by = :sentBy, sent_at = :sentAt
                        where batch_id = :batchId
                        """)
                .bind("batchId", batch.batchId())
                .bind("state", batch.state().name())
                .bind("checker", batch.checker())
                .bind("reason", batch.reason())
                .bind("sha256", batch.sha256())
                .bind("sentBy", batch.sentBy());
        statement = Rows.bind(statement, "checkedAt", batch.checkedAt(), Instant.class);
        return Rows.bind(statement, "sentAt", batch.sentAt(), Instant.class).then();
    }

    @Override
    public Mono<Void> keepFile(PayoutBatch batch, byte[] file) {
        return db.sql("update payout_batch set sealed_file = :file where batch_id = :batchId")
                .bind("batchId", batch.batchId())
                .bind("file", seals.sealFile(batch.batchId(), file))
                .then();
    }

    @Override
    public Mono<byte[]> file(UUID batchId) {
        return db.sql("select sealed_file from payout_batch where batch_id = :batchId")
                .bind("batchId", batchId)
                .map(row -> seals.file(batchId, Rows.bytes(row, "sealed_file")))
                .one();
    }

    @Override
    public Flux<BankFile.Line> fileLines(UUID batchId) {
        return db.sql("""
                        select claim_id, attempt, amount, sealed_payee from payout_line
                        where batch_id = :batchId order by position
                        """)
                .bind("batchId", batchId)
                .map(row -> {
                    var claimId = requireNonNull(row.get("claim_id", UUID.class));
                    return new BankFile.Line(
                            Rows.reference(row),
                            seals.payee(claimId, Rows.bytes(row, "sealed_payee")),
                            Rows.amount(row));
                })
                .all();
    }

    @Override
    public Mono<Long> held(UUID batchId) {
        return db.sql("""
                        select count(*) from payout_line l
                        join payout p on p.person_id = l.person_id and p.claim_id = l.claim_id
                        where l.batch_id = :batchId and p.state <> 'BATCHED'
                        """).bind("batchId", batchId).mapValue(Long.class).one();
    }

    @Override
    public Mono<Void> release(UUID batchId) {
        return db.sql("""
                        with freed as (
                            update payout_line set state = 'CANCELLED', settled_at = :now where batch_id = :batchId
                            returning person_id, claim_id)
                        update payout p set state = 'READY', changed_at = :now
                        from freed
                        where p.person_id = freed.person_id and p.claim_id = freed.claim_id and p.state = 'BATCHED'
                        """).bind("batchId", batchId).bind("now", clock.instant()).then();
    }

    @Override
    public Mono<Void> markSent(UUID batchId) {
        return db.sql("""
                        update payout p set state = 'SENT', changed_at = :now
                        from payout_line l
                        where l.batch_id = :batchId and p.person_id = l.person_id and p.claim_id = l.claim_id
                          and p.attempt = l.attempt and p.state = 'BATCHED'
                        """).bind("batchId", batchId).bind("now", clock.instant()).then();
    }

    @Override
    public Mono<Map<LineState, Long>> counts(UUID batchId) {
        return db.sql("select state, count(*) as lines from payout_line where batch_id = :batchId group by state")
                .bind("batchId", batchId)
                .map(row -> Map.entry(
                        LineState.valueOf(Rows.text(row, "state")), requireNonNull(row.get("lines", Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, () -> new EnumMap<>(LineState.class));
    }

    @Override
    public Flux<LineView> lines(UUID batchId) {
        return db.sql("""
                        select claim_id, attempt, amount, sealed_payee, state from payout_line
                        where batch_id = :batchId order by position
                        """)
                .bind("batchId", batchId)
                .map(row -> {
                    var claimId = requireNonNull(row.get("claim_id", UUID.class));
                    return new LineView(
                            Rows.reference(row),
                            claimId,
                            Rows.amount(row),
                            seals.payee(claimId, Rows.bytes(row, "sealed_payee"))
                                    .maskedAccount(),
                            LineState.valueOf(Rows.text(row, "state")));
                })
                .all();
    }

    @Override
    public Mono<Page<PayoutBatch>> page(Page.Request request) {
        var after = request.after().map(Rows::cursor);
        var statement = db.sql(SELECT + """
                        where :after::uuid is null
                           or (made_at, batch_id) < (select made_at, batch_id from payout_batch where batch_id = :after)
                        order by made_at desc, batch_id desc
                        limit :limit
                        """).bind("limit", request.limit() + 1);
        var total =
                db.sql("select count(*) from payout_batch").mapValue(Long.class).one();
        return Rows.bind(statement, "after", after, UUID.class)
                .map(Rows::batch)
                .all()
                .collectList()
                .zipWith(total)
                .map(rows -> Page.of(
                        rows.getT1(),
                        request.limit(),
                        rows.getT2(),
                        batch -> batch.batchId().toString()));
    }

    private Mono<PayoutBatch> one(String statement, UUID batchId) {
        return db.sql(statement).bind("batchId", batchId).map(Rows::batch).one();
    }
}
