package org.huzhu.claims.payout.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huzhu.claims.payout.FindPayouts;
import org.huzhu.claims.payout.LineStore.Answered;
import org.huzhu.claims.payout.LineStore.Attempt;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutRequest;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.values.BankCard;
import org.huzhu.platform.values.Money;

/** Payouts as JSON. */
final class PayoutViews {

    /** Banks quote account numbers in their words. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{8,}");

    private PayoutViews() {}

    record PayoutView(UUID claimId, String product, String amount, PayoutState state, int attempt) {

        static PayoutView of(Payout payout) {
            return new PayoutView(
                    payout.claimId(), payout.product(), Money.text(payout.amount()), payout.state(), payout.attempt());
        }
    }

    /** @param account masked (WXM-023) */
    record PayoutDetail(
            @JsonUnwrapped PayoutView payout,
            String account,
            Optional<RequestView> request,
            List<AttemptView> attempts,
            List<AnswerView> answers) {

        static PayoutDetail of(FindPayouts.Detail detail) {
            return new PayoutDetail(
                    PayoutView.of(detail.payout()),
                    detail.account(),
                    detail.request().map(RequestView::of),
                    detail.attempts().stream().map(AttemptView::of).toList(),
                    detail.answers().stream().map(AnswerView::of).toList());
        }
    }

    record AttemptView(int attempt, String reference, UUID batchId, boolean sent, String account, String state) {

        static AttemptView of(Attempt attempt) {
            var line = attempt.line();
            return new AttemptView(
                    line.attempt(),
                    line.reference().text(),
                    line.batchId(),
                    line.sent(),
                    attempt.account(),
                    line.state().name());
        }
    }

    record AnswerView(
            int attempt,
            String outcome,
            String amount,
            String code,
            String text,
            Optional<LocalDate> valueDate,
            String result,
            String actor,
            Instant at) {

        static AnswerView of(Answered answered) {
            var answer = answered.answer();
            return new AnswerView(
                    answered.attempt(),
                    answer.outcome().name(),
                    Money.text(answer.amount()),
                    answer.code(),
                    LONG_NUMBER.matcher(answer.text()).replaceAll(number -> BankCard.mask(number.group())),
                    answer.valueDate(),
                    answered.verdict().name(),
                    answered.actor(),
                    answered.at());
        }
    }

    /** Waits for its second person. */
    record RequestView(String kind, String outcome, String reason, String maker, Instant madeAt) {

        static RequestView of(PayoutRequest request) {
            return new RequestView(
                    request.kind().name(), request.outcome(), request.reason(), request.maker(), request.madeAt());
        }
    }
}
