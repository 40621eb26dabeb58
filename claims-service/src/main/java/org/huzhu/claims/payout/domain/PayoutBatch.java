package org.huzhu.claims.payout.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/**
 * What one bank file carries (付款批次). One person makes it, another approves it (SAME_PERSON), and from the first time
 * its file is taken nothing brings its payouts back but the bank's answer.
 *
 * @param product empty for all
 * @param maker as in {@code Caller.id()}
 * @param checker empty until somebody approved or rejected it
 * @param sha256 of the file, lower-case hex; empty until it is approved
 */
public record PayoutBatch(
        UUID batchId,
        String product,
        String format,
        BatchState state,
        int lines,
        BigDecimal total,
        String maker,
        Instant madeAt,
        String checker,
        Optional<Instant> checkedAt,
        String reason,
        String sha256,
        String sentBy,
        Optional<Instant> sentAt) {

    public static PayoutBatch draft(
            UUID batchId, String product, String format, int lines, BigDecimal total, String maker, Instant at) {
        return new PayoutBatch(
                batchId,
                product,
                format,
                BatchState.DRAFT,
                lines,
                total,
                maker,
                at,
                "",
                Optional.empty(),
                "",
                "",
                "",
                Optional.empty());
    }

    public Outcome<PayoutBatch> approve(String by, Instant at, String hash) {
        return checked(by, "APPROVE")
                .map(batch -> batch.with(BatchState.APPROVED, by, Optional.of(at), "", hash, "", Optional.empty()));
    }

    public Outcome<PayoutBatch> reject(String by, Instant at, String why) {
        return checked(by, "REJECT")
                .map(batch -> batch.with(BatchState.REJECTED, by, Optional.of(at), why, "", "", Optional.empty()));
    }

    public Outcome<PayoutBatch> cancel(String why) {
        return from(Set.of(BatchState.DRAFT, BatchState.APPROVED), "CANCEL")
                .map(batch -> batch.with(BatchState.CANCELLED, checker, checkedAt, why, sha256, "", Optional.empty()));
    }

    /** The first taking counts as sent; whoever takes the same file later changes nothing. */
    public Outcome<PayoutBatch> takeFile(String by, Instant at) {
        return state == BatchState.SENT
                ? done(this)
                : from(Set.of(BatchState.APPROVED), "BANK_FILE")
                        .map(batch ->
                                batch.with(BatchState.SENT, checker, checkedAt, reason, sha256, by, Optional.of(at)));
    }

    /** The bank can only answer what it may have. */
    public Outcome<PayoutBatch> answerable() {
        return from(Set.of(BatchState.SENT), "BANK_RESULT");
    }

    private Outcome<PayoutBatch> checked(String by, String action) {
        return switch (from(Set.of(BatchState.DRAFT), action)) {
            case Outcome.Done<PayoutBatch> open when maker.equals(by) -> refused(Refusal.of("SAME_PERSON"));
            case Outcome<PayoutBatch> outcome -> outcome;
        };
    }

    private Outcome<PayoutBatch> from(Set<BatchState> states, String action) {
        return states.contains(state)
                ? done(this)
                : refused(Refusal.of("ILLEGAL_TRANSITION", Map.of("state", state.name(), "action", action)));
    }

    private PayoutBatch with(
            BatchState next,
            String nextChecker,
            Optional<Instant> nextCheckedAt,
            String nextReason,
            String hash,
            String nextSentBy,
            Optional<Instant> nextSentAt) {
        return new PayoutBatch(
                batchId,
                product,
                format,
                next,
                lines,
                total,
                maker,
                madeAt,
                nextChecker,
                nextCheckedAt,
                nextReason,
                hash,
                nextSentBy,
                nextSentAt);
    }
}
