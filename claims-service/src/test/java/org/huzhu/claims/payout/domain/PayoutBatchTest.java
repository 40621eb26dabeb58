package org.huzhu.claims.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.Test;

class PayoutBatchTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final PayoutBatch DRAFT =
            PayoutBatch.draft(UUID.randomUUID(), "WX-3IN1", "CSV", 2, new BigDecimal("300.00"), "account:maker", NOW);
    private static final PayoutBatch APPROVED = done(DRAFT.approve("account:checker", NOW, "abc"));
    private static final PayoutBatch SENT = done(APPROVED.takeFile("account:maker", NOW));
    private static final PayoutBatch REJECTED = done(DRAFT.reject("account:checker", NOW, "金额不符"));
    private static final PayoutBatch CANCELLED = done(APPROVED.cancel("改日再付"));

    @Test
    void theMakerNeitherApprovesNorRejectsHisOwnBatch() {
        assertThat(DRAFT.approve("account:maker", NOW, "abc")).isEqualTo(refused(Refusal.of("SAME_PERSON")));
        assertThat(DRAFT.reject("account:maker", NOW, "理由")).isEqualTo(refused(Refusal.of("SAME_PERSON")));
    }

    @Test
    void anApprovedBatchKeepsWhoApprovedItAndItsHash() {
        assertThat(SENT.checker()).isEqualTo("account:checker");
        assertThat(SENT.sha256()).isEqualTo("abc");
        assertThat(SENT.sentBy()).isEqualTo("account:maker");
        assertThat(SENT.sentAt()).contains(NOW);
    }

    @Test
    void takingTheFileAgainDoesNotMoveTheTimeItWasSent() {
        assertThat(SENT.takeFile("account:other", NOW.plusSeconds(9))).isEqualTo(Outcome.done(SENT));
    }

    @Test
    void everyCommandInEveryOtherStateIsRefused() {
        var states = List.of(DRAFT, APPROVED, SENT, REJECTED, CANCELLED);
        Map<String, Function<PayoutBatch, Outcome<PayoutBatch>>> commands = Map.of(
                "APPROVE", batch -> batch.approve("account:checker", NOW, "abc"),
                "REJECT", batch -> batch.reject("account:checker", NOW, "理由"),
                "CANCEL", batch -> batch.cancel(""),
                "BANK_FILE", batch -> batch.takeFile("account:maker", NOW),
                "BANK_RESULT", PayoutBatch::answerable);
        var allowed = Map.of(
                "APPROVE", List.of(BatchState.DRAFT),
                "REJECT", List.of(BatchState.DRAFT),
                "CANCEL", List.of(BatchState.DRAFT, BatchState.APPROVED),
                "BANK_FILE", List.of(BatchState.APPROVED, BatchState.SENT),
                "BANK_RESULT", List.of(BatchState.SENT));

        for (var batch : states) {
            commands.forEach((name, command) -> assertThat(command.apply(batch))
                    .as(name + " in " + batch.state())
                    .isInstanceOf(allowed.get(name).contains(batch.state()) ? Done.class : Outcome.Refused.class));
        }
    }

    private static PayoutBatch done(Outcome<PayoutBatch> outcome) {
        return ((Done<PayoutBatch>) outcome).value();
    }
}
