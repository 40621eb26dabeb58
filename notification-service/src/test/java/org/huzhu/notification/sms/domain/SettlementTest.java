package org.huzhu.notification.sms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.sms.domain.SmsState.Accepted;
import org.huzhu.notification.sms.domain.SmsState.Delivered;
import org.huzhu.notification.sms.domain.SmsState.Expired;
import org.huzhu.notification.sms.domain.SmsState.Failed;
import org.huzhu.notification.sms.domain.SmsState.Pending;
import org.huzhu.notification.sms.domain.SmsState.Sending;
import org.huzhu.notification.sms.domain.SmsState.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettlementTest {

    private static final Instant NOON = Instant.parse("2024-02-01T04:00:00Z");
    private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(10), 3);
    private static final Questions QUESTIONS =
            new Questions(Duration.ofMinutes(2), Duration.ofHours(6), Duration.ofHours(72));
    private static final Settlement SETTLEMENT = new Settlement(BACK_OFF, QUESTIONS);
    private static final Sending SENDING = new Sending(1, "p", NOON, NOON.plusSeconds(60));

    @Test
    void whatWasCertainlyNotSentIsTriedAgainAfterAPause() {
        assertThat(SETTLEMENT.answered(SENDING, "p", new SendOutcome.NotSent("BUSY"), NOON))
                .contains(new Pending(1, NOON.plusSeconds(5)));
    }

    @Test
    void theLastTryFails() {
        var third = new Sending(3, "p", NOON, NOON.plusSeconds(60));

        assertThat(SETTLEMENT.answered(third, "p", new SendOutcome.NotSent("BUSY"), NOON))
                .contains(new Failed("BUSY", NOON));
    }

    @Test
    void aLostAnswerIsUnknownAndNeverPending() {
        assertThat(SETTLEMENT.answered(SENDING, "p", new SendOutcome.Lost("TIMEOUT"), NOON))
                .contains(new Unknown("p", "", "TIMEOUT", NOON, Optional.of(NOON.plusSeconds(120))));
    }

    @Test
    void aSenderThatDisappearedLeavesUnknown() {
        var later = NOON.plusSeconds(60);

        assertThat(SETTLEMENT.abandoned(SENDING, NOON.plusSeconds(59))).isEmpty();
        assertThat(SETTLEMENT.abandoned(SENDING, later).orElseThrow().status()).isEqualTo(SmsStatus.UNKNOWN);
    }

    @Test
    void anAnswerAfterTheLeaseStillCounts() {
        var abandoned = SETTLEMENT.abandoned(SENDING, NOON.plusSeconds(60)).orElseThrow();

        assertThat(SETTLEMENT.answered(abandoned, "p", new SendOutcome.Taken("r1"), NOON.plusSeconds(61)))
                .get()
                .isInstanceOf(Accepted.class);
    }

    @Test
    void anUnknownMessageIsClosedAfter72Hours() {
        var unknown = new Unknown("p", "", "TIMEOUT", NOON, Optional.of(NOON));

        var open = SETTLEMENT.asked(unknown, new QueryOutcome.NotSaid(), NOON.plus(Duration.ofHours(71)));
        var closed = SETTLEMENT.asked(unknown, new QueryOutcome.NotSaid(), NOON.plus(Duration.ofHours(72)));

        assertThat(((Unknown) open.orElseThrow()).askAt()).isPresent();
        assertThat(((Unknown) closed.orElseThrow()).askAt()).isEmpty();
    }

    static Stream<SmsState> everyStateButPending() {
        return Stream.of(
                SENDING,
                new Accepted("p", "r", NOON, NOON, Optional.empty()),
                new Unknown("p", "", "TIMEOUT", NOON, Optional.empty()),
                new Delivered(NOON),
                new Failed("X", NOON),
                new Expired(NOON));
    }

    @ParameterizedTest
    @MethodSource("everyStateButPending")
    void noReceiptAndNoQuestionMakesAMessagePendingAgain(SmsState state) {
        var receipts = Stream.of(true, false).map(delivered -> new DeliveryReceipt("", "r", delivered, "C"));
        var answers = Stream.of(
                new QueryOutcome.Delivered(),
                new QueryOutcome.Failed("X"),
                new QueryOutcome.OnItsWay("r"),
                new QueryOutcome.NotSaid());

        var after = Stream.concat(
                        receipts.map(receipt -> SETTLEMENT.received(state, receipt, NOON)),
                        answers.map(answer -> SETTLEMENT.asked(state, answer, NOON)))
                .flatMap(Optional::stream);

        assertThat(after).noneMatch(next -> next.status() == SmsStatus.PENDING);
    }

    @Test
    void aDeliveryIsTheLastWord() {
        var failed = new DeliveryReceipt("", "r", false, "UNDELIV");
        var delivered = new DeliveryReceipt("", "r", true, "DELIVERED");

        assertThat(SETTLEMENT.received(new Delivered(NOON), failed, NOON)).isEmpty();
        assertThat(SETTLEMENT.received(new Failed("UNDELIV", NOON), delivered, NOON))
                .contains(new Delivered(NOON));
    }

    @ParameterizedTest
    @CsvSource({"1,5", "2,10", "3,20", "7,320", "8,600", "99,600"})
    void pausesDoubleUpToTheLongest(int made, int seconds) {
        assertThat(BACK_OFF.pauseAfter(made)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT2M", "PT1M,PT2M", "PT10M,PT10M", "PT5H,PT5H", "PT20H,PT6H"})
    void questionsComeEachTwiceAsLate(Duration age, Duration pause) {
        var now = NOON.plus(age);

        assertThat(QUESTIONS.next(NOON, now)).contains(now.plus(pause));
    }
}
