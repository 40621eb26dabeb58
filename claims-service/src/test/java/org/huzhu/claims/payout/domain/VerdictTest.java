package org.huzhu.claims.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.payout.domain.BankAnswer.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final UUID CLAIM = UUID.fromString("0198a6b2-7c11-7abc-8def-001122334455");
    private static final BigDecimal AMOUNT = new BigDecimal("800.00");

    @ParameterizedTest
    @CsvSource(textBlock = """
            PENDING,  PAID,    SENT,     APPLIED,         PAID,     PAID
            PENDING,  REFUSED, SENT,     APPLIED,         REFUSED,  REFUSED
            PENDING,  UNKNOWN, SENT,     APPLIED,         UNKNOWN,  UNKNOWN
            UNKNOWN,  PAID,    UNKNOWN,  APPLIED,         PAID,     PAID
            UNKNOWN,  REFUSED, UNKNOWN,  APPLIED,         REFUSED,  REFUSED
            UNKNOWN,  UNKNOWN, UNKNOWN,  ALREADY_APPLIED, UNKNOWN,  UNKNOWN
            PAID,     PAID,    PAID,     ALREADY_APPLIED, PAID,     PAID
            PAID,     UNKNOWN, PAID,     ALREADY_APPLIED, PAID,     PAID
            PAID,     REFUSED, PAID,     CONFLICTING,     DISPUTED, DISPUTED
            REFUSED,  REFUSED, REFUSED,  ALREADY_APPLIED, REFUSED,  REFUSED
            REFUSED,  PAID,    REFUSED,  CONFLICTING,     REFUSED,  DISPUTED
            REFUSED,  PAID,    READY,    CONFLICTING,     REFUSED,  DISPUTED
            REFUSED,  PAID,    SENT,     CONFLICTING,     REFUSED,  DISPUTED
            DISPUTED, PAID,    DISPUTED, CONFLICTING,     DISPUTED, DISPUTED
            PENDING,  PAID,    DISPUTED, CONFLICTING,     DISPUTED, DISPUTED
            RETURNED, REFUSED, REFUSED,  ALREADY_APPLIED, RETURNED, REFUSED
            RETURNED, PAID,    READY,    ALREADY_APPLIED, RETURNED, READY
            CANCELLED, PAID,   READY,    NOT_OURS,        CANCELLED, READY
            PAID,     REFUSED, REVERSED, CONFLICTING,     DISPUTED, REVERSED
            """)
    void anAnswerIsJudgedByWhatIsKnown(
            LineState line, Result answer, PayoutState payout, Verdict verdict, LineState lineThen, PayoutState then) {
        var judged = Verdict.of(payout(payout), line(line, true), answer(answer, AMOUNT), false);

        assertThat(judged).isEqualTo(verdict);
        assertThat(judged.line(line, answer)).isEqualTo(lineThen);
        assertThat(judged.payout(payout, answer)).isEqualTo(then);
    }

    @Test
    void theVerySameAnswerHasNoSecondEffectHoweverThePayoutStandsNow() {
        for (var state : LineState.values()) {
            for (var result : Result.values()) {
                var judged = Verdict.of(payout(PayoutState.SENT), line(state, true), answer(result, AMOUNT), true);

                assertThat(judged).isIn(Verdict.ALREADY_APPLIED, Verdict.NOT_OURS);
            }
        }
    }

    @Test
    void anotherAmountIsHeldWhateverItSays() {
        var judged = Verdict.of(
                payout(PayoutState.SENT),
                line(LineState.PENDING, true),
                answer(Result.PAID, new BigDecimal("8000.00")),
                false);

        assertThat(judged).isEqualTo(Verdict.AMOUNT_DIFFERS);
        assertThat(judged.payout(PayoutState.SENT, Result.PAID)).isEqualTo(PayoutState.DISPUTED);
    }

    @Test
    void whatWasNeverSentIsNotOursEvenIfTheReferenceIsRight() {
        assertThat(Verdict.of(
                        payout(PayoutState.BATCHED),
                        line(LineState.PENDING, false),
                        answer(Result.PAID, AMOUNT),
                        false))
                .isEqualTo(Verdict.NOT_OURS);
    }

    @Test
    void aReferenceIsReadBackAndNothingElseIs() {
        var reference = new BankReference(CLAIM, 7);

        assertThat(reference.text())
                .isEqualTo("0198a6b27c117abc8def001122334455007")
                .hasSize(35);
        assertThat(BankReference.parse(reference.text())).contains(reference);
        for (var wrong :
                new String[] {"", "007", "0198a6b27c117abc8def00112233445500", "x" + reference.text(), "=1+1"}) {
            assertThat(BankReference.parse(wrong)).isEmpty();
        }
    }

    private static Payout payout(PayoutState state) {
        return new Payout(UUID.randomUUID(), CLAIM, "WX-3IN1", AMOUNT, state, 1);
    }

    private static PayoutLine line(LineState state, boolean sent) {
        return new PayoutLine(UUID.randomUUID(), CLAIM, 1, UUID.randomUUID(), 1, AMOUNT, state, sent);
    }

    private static BankAnswer answer(Result result, BigDecimal amount) {
        return new BankAnswer(new BankReference(CLAIM, 1), amount, result, "", "", Optional.empty());
    }
}
