package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.payout.BatchStore.LineView;
import org.huzhu.claims.payout.domain.LineState;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Batches as finance and auditors see them: accounts masked. */
@Component
public class FindBatches {

    /** @param counts lines by what became of them */
    public record Detail(PayoutBatch batch, Map<LineState, Long> counts, List<LineView> lines) {}

    private final BatchStore batches;

    FindBatches(BatchStore batches) {
        this.batches = batches;
    }

    public Mono<Outcome<Detail>> one(UUID batchId) {
        return batches.find(batchId)
                .flatMap(batch -> Mono.zip(
                                batches.counts(batchId), batches.lines(batchId).collectList())
                        .map(parts -> Outcome.done(new Detail(batch, parts.getT1(), parts.getT2()))))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    public Mono<Page<PayoutBatch>> page(Page.Request request) {
        return batches.page(request);
    }
}
