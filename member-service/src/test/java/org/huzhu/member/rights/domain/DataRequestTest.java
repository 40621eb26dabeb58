package org.huzhu.member.rights.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huzhu.member.rights.domain.DataRequest.Answer;
import org.huzhu.member.rights.domain.DataRequest.Closed;
import org.huzhu.member.rights.domain.DataRequest.Facts;
import org.huzhu.member.rights.domain.DataRequest.Kept;
import org.huzhu.member.rights.domain.DataRequest.Received;
import org.huzhu.member.rights.domain.DataRequest.Waiting;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.Test;

class DataRequestTest {

    private static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");
    private static final Set<String> SERVICES = Set.of("member", "claims");
    private static final Answer ERASED = new Answer("claims", "ERASED", 4, List.of(), AT);
    private static final Answer KEPT = new Answer("claims", "KEPT", 0, List.of(new Kept("claim", "RUNNING", "")), AT);
    private static final Answer LAST = new Answer("member", "ERASED", 2, List.of(), AT);

    private final Facts facts = facts(RequestKind.ERASURE);
    private final Waiting waiting = new Waiting(facts, List.of());

    @Test
    void itIsDoneWithTheLastAnswerWhateverTheirOrder() {
        assertThat(both(ERASED, LAST).state()).isEqualTo("DONE");
        assertThat(both(LAST, ERASED).state()).isEqualTo("DONE");
        assertThat(waiting.answered(ERASED, SERVICES).state()).isEqualTo("WAITING");
    }

    @Test
    void aServiceThatKeptEverythingMayEraseLaterButNeverTheOtherWayRound() {
        var kept = (Waiting) waiting.answered(KEPT, SERVICES);
        assertThat(kept.answered(ERASED, SERVICES)).isEqualTo(new Waiting(facts, List.of(ERASED)));

        var erased = (Waiting) waiting.answered(ERASED, SERVICES);
        assertThat(erased.answered(KEPT, SERVICES)).isEqualTo(erased);
        assertThat(erased.answered(ERASED, SERVICES)).isEqualTo(erased);
    }

    @Test
    void itIsNotRefusedOnceSomethingIsGone() {
        assertThat(waiting.refuse("不符合", AT)).isInstanceOf(Outcome.Done.class);
        assertThat(((Waiting) waiting.answered(ERASED, SERVICES)).refuse("不符合", AT))
                .isEqualTo(wrongState());
    }

    @Test
    void aCorrectionIsDoneByHandAndNeverOrdered() {
        var correction = new Received(facts(RequestKind.CORRECTION));

        assertThat(correction.order()).isEqualTo(wrongState());
        assertThat(correction.correct("已更正", AT))
                .isEqualTo(Outcome.done(new Closed(correction.facts(), true, "已更正", List.of(), AT)));
        assertThat(new Received(facts).correct("已更正", AT)).isEqualTo(wrongState());
    }

    @Test
    void whatIsClosedStaysClosed() {
        var closed = new Closed(facts, false, "不符合", List.of(), AT);

        assertThat(closed.order()).isEqualTo(wrongState());
        assertThat(closed.refuse("x", AT)).isEqualTo(wrongState());
        assertThat(closed.correct("x", AT)).isEqualTo(wrongState());
    }

    private DataRequest both(Answer first, Answer second) {
        return ((Waiting) waiting.answered(first, SERVICES)).answered(second, SERVICES);
    }

    private static <T> Outcome<T> wrongState() {
        return Outcome.refused(Refusal.of("DATA_REQUEST_STATE"));
    }

    private static Facts facts(RequestKind kind) {
        return new Facts(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), kind, AT, LocalDate.parse("2026-12-08"));
    }
}
