package org.huzhu.claims.payout.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.payout.BatchStore;
import org.huzhu.claims.payout.FindBatches;
import org.huzhu.claims.payout.domain.BatchState;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.platform.values.Money;

/** Batches as JSON. */
final class BatchViews {

    private BatchViews() {}

    /** @param sha256 of the bank file */
    record BatchView(
            UUID batchId,
            String product,
            String format,
            BatchState state,
            int count,
            String total,
            String maker,
            Instant madeAt,
            String checker,
            Optional<Instant> checkedAt,
            String reason,
            String sha256,
            String sentBy,
            Optional<Instant> sentAt) {

        static BatchView of(PayoutBatch batch) {
            return new BatchView(
                    batch.batchId(),
                    batch.product(),
                    batch.format(),
                    batch.state(),
                    batch.lines(),
                    Money.text(batch.total()),
                    batch.maker(),
                    batch.madeAt(),
                    batch.checker(),
                    batch.checkedAt(),
                    batch.reason(),
                    batch.sha256(),
                    batch.sentBy(),
                    batch.sentAt());
        }
    }

    /** @param account masked (WXM-023) */
    record LineView(String reference, UUID claimId, String amount, String account, String state) {

        static LineView of(BatchStore.LineView line) {
            return new LineView(
                    line.reference(),
                    line.claimId(),
                    Money.text(line.amount()),
                    line.account(),
                    line.state().name());
        }
    }

    /** @param outcomes lines by what became of them */
    record BatchDetail(@JsonUnwrapped BatchView batch, Map<String, Long> outcomes, List<LineView> lines) {

        static BatchDetail of(FindBatches.Detail detail) {
            var outcomes = new TreeMap<String, Long>();
            detail.counts().forEach((state, count) -> outcomes.put(state.name(), count));
            return new BatchDetail(
                    BatchView.of(detail.batch()),
                    outcomes,
                    detail.lines().stream().map(LineView::of).toList());
        }
    }
}
