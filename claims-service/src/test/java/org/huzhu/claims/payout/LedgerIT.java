package org.huzhu.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.payout.BatchStore.Selection;
import org.huzhu.claims.payout.domain.BatchState;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.claims.payout.domain.PayoutRequest.Kind;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The books hold whatever happens, because the database refuses what would break them. */
class LedgerIT extends PayoutTestbed {

    private static final String SUMS = """
            select p.state, p.amount, e.account, coalesce(sum(e.amount), 0) as balance
            from payout p
            join journal j using (person_id, claim_id)
            join journal_entry e using (person_id, journal_id)
            where p.claim_id = :claimId
            group by p.state, p.amount, e.account
            """;

    @Autowired
    MakeBatch makeBatch;

    @Autowired
    ReviewBatch reviewBatch;

    @Autowired
    TakeBankFile takeBankFile;

    @Autowired
    CancelBatch cancelBatch;

    @Autowired
    ReadBankResult readBankResult;

    @Autowired
    ReplacePayee replacePayee;

    @Autowired
    AskPayoutRequest ask;

    @Autowired
    DecidePayoutRequest decide;

    @Autowired
    PayoutStore payouts;

    private final Caller one = staff();
    private final Caller two = staff();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<UUID, List<String>> files = new LinkedHashMap<>();

    @RepeatedTest(5)
    void randomHistoriesLeaveBalancedBooksThatAgreeWithThePayouts(RepetitionInfo repetition) {
        var random = new Random(20260700 + repetition.getCurrentRepetition());
        for (var round = 0; round < 6; round++) {
            IntStream.range(0, 12)
                    .forEach(_ -> claims.add(decided((random.nextInt(90000) + 1) + ".0" + random.nextInt(10))));
            pay(random);
            replayAnOldFile(random);
            claims.forEach(claim -> follow(random, claim));

            balanced();
            claims.forEach(this::booksAgree);
        }
        assertThat(claims.stream().map(this::payoutState).distinct()).hasSizeGreaterThan(3);
    }

    @Test
    void aBookingIsNeverChangedOrRemoved() {
        var claim = decided("12.00");
        var id = claim.identity().claimId();

        for (var statement : List.of(
                "update journal set actor = 'x' where claim_id = '" + id + "'",
                "update journal_entry set amount = amount * 2 where product = '" + product + "'",
                "delete from journal_entry where product = '" + product + "'",
                "delete from journal where claim_id = '" + id + "'",
                "truncate journal_entry",
                "truncate journal, journal_entry")) {
            assertThatThrownBy(() -> db.sql(statement).then().block(PATIENCE))
                    .as(statement)
                    .hasMessageContaining("append-only");
        }
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED");
    }

    @Test
    void whatDoesNotSumToZeroDoesNotGetThroughACommit() {
        var claim = decided("12.00");
        var identity = claim.identity();
        var journal = UUID.randomUUID();
        var header = """
                insert into journal (person_id, journal_id, kind, claim_id, attempt, actor, at)
                values ('%s', '%s', 'BENEFIT_PAID', '%s', 1, 'x', now())""".formatted(identity.personId(), journal, identity.claimId());
        var entry = "insert into journal_entry (person_id, journal_id, account, product, amount, booked_on)"
                + " values ('%s', '%s', '%s', 'T', %s, current_date)";
        var debit = entry.formatted(identity.personId(), journal, "BENEFITS_PAYABLE", "12.00");
        var tooMuch = entry.formatted(identity.personId(), journal, "BANK", "-12.01");
        var granted = db.sql("select journal_id from journal where claim_id = :id")
                .bind("id", identity.claimId())
                .mapValue(UUID.class)
                .one()
                .block(PATIENCE);
        var slippedIn = entry.formatted(identity.personId(), granted, "BANK", "-1.00");

        for (var statements :
                List.of(List.of(header), List.of(header, debit), List.of(header, debit, tooMuch), List.of(slippedIn))) {
            assertThatThrownBy(() -> Flux.fromIterable(statements)
                            .concatMap(statement -> db.sql(statement).then())
                            .then()
                            .as(transaction::transactional)
                            .block(PATIENCE))
                    .hasStackTraceContaining("that sum to");
        }
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED");
    }

    @Test
    void ofTwoWhoApproveOrCancelOrTakeAtTheSameMomentOneWins() {
        for (var round = 0; round < 20; round++) {
            decided("3.00");
            var batch = make().orElseThrow();
            var three = staff();
            var approvals = both(
                    reviewBatch.handle(new ReviewBatch.Command(two, batch.batchId(), true, "")),
                    reviewBatch.handle(new ReviewBatch.Command(three, batch.batchId(), false, "不同意")));
            assertThat(approvals.stream().filter(Done.class::isInstance)).hasSize(1);

            decided("3.00");
            var next = make().orElseThrow();
            done(reviewBatch.handle(new ReviewBatch.Command(two, next.batchId(), true, "")));
            var race = both(
                    takeBankFile.handle(one, next.batchId()),
                    cancelBatch.handle(new CancelBatch.Command(two, next.batchId(), "")));
            assertThat(race.stream().filter(Done.class::isInstance)).hasSize(1);
            var sent = race.getFirst() instanceof Done;
            assertThat(count("payout_batch where batch_id = '%s' and state = '%s'"
                            .formatted(next.batchId(), sent ? BatchState.SENT : BatchState.CANCELLED)))
                    .isEqualTo(1);
        }
    }

    @Test
    void ofTwoWhoConfirmAReversalAtTheSameMomentOneDoesAndEachBookingIsCounteredOnce() {
        for (var round = 0; round < 10; round++) {
            var claim = decided("9.00");
            var batch = sendAll().orElseThrow();
            read(batch, List.of(line(claim, 1, "PAID")));
            var id = claim.identity().claimId();
            done(ask.handle(new AskPayoutRequest.Command(one, id, Kind.REVERSAL, "", "付错")));

            var outcomes = both(
                    decide.handle(new DecidePayoutRequest.Command(two, id, Kind.REVERSAL, true, "")),
                    decide.handle(new DecidePayoutRequest.Command(staff(), id, Kind.REVERSAL, true, "")));

            assertThat(outcomes.stream().filter(Done.class::isInstance)).hasSize(1);
            assertThat(kinds(claim)).hasSize(4);
            booksAgree(claim);
        }
        balanced();
    }

    private void pay(Random random) {
        sendAll().ifPresent(batch -> {
            var lines = new ArrayList<String>();
            for (var claim : claims) {
                var payout = payoutOf(claim);
                if (payout.state() == PayoutState.SENT) {
                    var outcome = List.of("PAID", "PAID", "REFUSED", "UNKNOWN").get(random.nextInt(4));
                    lines.add(
                            random.nextInt(12) == 0
                                    ? line(claim, payout.attempt(), "0.01", outcome)
                                    : line(claim, payout.attempt(), outcome));
                    if (random.nextInt(10) == 0) {
                        lines.add(line(claim, payout.attempt(), "REFUSED"));
                    }
                }
            }
            files.put(batch, lines);
            read(batch, lines);
            read(batch, lines.subList(0, lines.size() / 2));
        });
    }

    private void replayAnOldFile(Random random) {
        var batches = List.copyOf(files.keySet());
        if (!batches.isEmpty()) {
            var batch = batches.get(random.nextInt(batches.size()));
            read(batch, files.get(batch));
        }
    }

    private void follow(Random random, Claim claim) {
        var id = claim.identity().claimId();
        switch (payoutState(claim)) {
            case REFUSED ->
                replacePayee
                        .handle(new ReplacePayee.Command(
                                admin(), id, AccountKind.SS_CARD, "6228480000000009999", "", "", ""))
                        .block(PATIENCE);
            case UNKNOWN, DISPUTED -> {
                if (random.nextBoolean()) {
                    confirm(random, id, Kind.SETTLEMENT, random.nextBoolean() ? "PAID" : "REFUSED");
                }
            }
            case PAID -> {
                if (random.nextInt(6) == 0) {
                    confirm(random, id, Kind.REVERSAL, "");
                }
            }
            case READY, BATCHED, SENT, REVERSED -> {}
        }
    }

    private void confirm(Random random, UUID id, Kind kind, String outcome) {
        ask.handle(new AskPayoutRequest.Command(one, id, kind, outcome, "核实")).block(PATIENCE);
        decide.handle(new DecidePayoutRequest.Command(two, id, kind, random.nextInt(8) > 0, ""))
                .block(PATIENCE);
    }

    /** What the books say of a claim follows from where its payout stands. */
    private void booksAgree(Claim claim) {
        var amount = claim.amount().orElseThrow();
        var balances = db.sql(SUMS)
                .bind("claimId", claim.identity().claimId())
                .map(row -> Map.entry(row.get("account", String.class), row.get("balance", BigDecimal.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .block(PATIENCE);
        var expense = balances.getOrDefault("BENEFIT_EXPENSE", BigDecimal.ZERO);
        var bank = balances.getOrDefault("BANK", BigDecimal.ZERO);
        var state = payoutState(claim);
        switch (state) {
            case PAID -> {
                assertThat(expense).isEqualByComparingTo(amount);
                assertThat(bank).isEqualByComparingTo(amount.negate());
            }
            case REVERSED -> {
                assertThat(expense).isZero();
                assertThat(bank).isZero();
            }
            case READY, BATCHED, SENT, REFUSED, UNKNOWN -> {
                assertThat(expense).isEqualByComparingTo(amount);
                assertThat(bank).as(state.name()).isZero();
            }
            case DISPUTED -> assertThat(expense).isEqualByComparingTo(amount);
        }
    }

    private Optional<PayoutBatch> make() {
        var selection = new Selection(Optional.of(product), Optional.empty(), Optional.empty());
        return makeBatch.handle(new MakeBatch.Command(one, selection, "CSV")).block(PATIENCE)
                        instanceof Done<PayoutBatch> made
                ? Optional.of(made.value())
                : Optional.empty();
    }

    private Optional<UUID> sendAll() {
        return make().map(batch -> {
            done(reviewBatch.handle(new ReviewBatch.Command(two, batch.batchId(), true, "")));
            done(takeBankFile.handle(one, batch.batchId()));
            return batch.batchId();
        });
    }

    private void read(UUID batch, List<String> lines) {
        var file = (HEADER + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
        done(readBankResult.handle(new ReadBankResult.Command(one, batch, file)));
    }

    private PayoutState payoutState(Claim claim) {
        return payoutOf(claim).state();
    }

    private Payout payoutOf(Claim claim) {
        return payouts.find(claim.identity().claimId()).block(PATIENCE);
    }

    private static List<Outcome<?>> both(Mono<? extends Outcome<?>> first, Mono<? extends Outcome<?>> second) {
        return Flux.<Outcome<?>>mergeSequential(List.of(first, second))
                .collectList()
                .block(PATIENCE);
    }

    private static <T> T done(Mono<Outcome<T>> outcome) {
        return ((Done<T>) outcome.block(PATIENCE)).value();
    }

    private static Caller staff() {
        return new Caller.Account(UUID.randomUUID(), Set.of(Role.FINANCE), "139****0003");
    }

    private static Caller admin() {
        return new Caller.Account(UUID.randomUUID(), Set.of(Role.ADMIN), "139****0005");
    }
}
