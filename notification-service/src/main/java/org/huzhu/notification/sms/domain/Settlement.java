package org.huzhu.notification.sms.domain;

import java.time.Instant;
import java.util.Optional;
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

/** What the provider's answers, receipts and silence make of a message. Empty means: nothing changes. */
public record Settlement(BackOff backOff, Questions questions) {

    public static final String LEASE_ENDED = "LEASE_ENDED";

    /** An answer that comes after its lease ended is still an answer. */
    public Optional<SmsState> answered(SmsState state, String provider, SendOutcome outcome, Instant now) {
        return switch (state) {
            case Sending sending -> Optional.of(answered(sending, provider, outcome, now));
            case Unknown unknown
            when unknown.reason().equals(LEASE_ENDED) ->
                Optional.of(answered(new Sending(1, provider, unknown.startedAt(), now), provider, outcome, now));
            case Unknown _, Pending _, Accepted _, Delivered _, Failed _, Expired _ -> Optional.empty();
        };
    }

    private SmsState answered(Sending sending, String provider, SendOutcome outcome, Instant now) {
        var started = sending.startedAt();
        return switch (outcome) {
            case SendOutcome.Taken taken ->
                new Accepted(provider, taken.reference(), started, now, questions.next(started, now));
            case SendOutcome.Declined declined -> new Failed(declined.reason(), now);
            case SendOutcome.NotSent notSent
            when backOff.isExhausted(sending.attempts()) -> new Failed(notSent.reason(), now);
            case SendOutcome.NotSent _ ->
                new Pending(sending.attempts(), now.plus(backOff.pauseAfter(sending.attempts())));
            case SendOutcome.Lost lost ->
                new Unknown(provider, "", lost.reason(), started, questions.next(started, now));
        };
    }

    /** Who was sending it is gone, and with him the answer. */
    public Optional<SmsState> abandoned(SmsState state, Instant now) {
        return switch (state) {
            case Sending sending
            when !now.isBefore(sending.leaseUntil()) ->
                Optional.of(new Unknown(
                        sending.provider(),
                        "",
                        LEASE_ENDED,
                        sending.startedAt(),
                        questions.next(sending.startedAt(), now)));
            case Sending _, Pending _, Accepted _, Delivered _, Failed _, Unknown _, Expired _ -> Optional.empty();
        };
    }

    public Optional<SmsState> asked(SmsState state, QueryOutcome answer, Instant now) {
        return switch (state) {
            case Accepted accepted -> Optional.of(asked(accepted, answer, now));
            case Unknown unknown -> Optional.of(asked(unknown, answer, now));
            case Sending _, Pending _, Delivered _, Failed _, Expired _ -> Optional.empty();
        };
    }

    private SmsState asked(Accepted accepted, QueryOutcome answer, Instant now) {
        return switch (answer) {
            case QueryOutcome.Delivered _ -> new Delivered(now);
            case QueryOutcome.Failed failed -> new Failed(failed.reason(), now);
            case QueryOutcome.OnItsWay _, QueryOutcome.NotSaid _ ->
                new Accepted(
                        accepted.provider(),
                        accepted.reference(),
                        accepted.startedAt(),
                        accepted.takenAt(),
                        questions.next(accepted.startedAt(), now));
        };
    }

    private SmsState asked(Unknown unknown, QueryOutcome answer, Instant now) {
        var next = questions.next(unknown.startedAt(), now);
        return switch (answer) {
            case QueryOutcome.Delivered _ -> new Delivered(now);
            case QueryOutcome.Failed failed -> new Failed(failed.reason(), now);
            case QueryOutcome.OnItsWay on ->
                new Accepted(unknown.provider(), on.reference(), unknown.startedAt(), now, next);
            case QueryOutcome.NotSaid _ ->
                new Unknown(unknown.provider(), unknown.reference(), unknown.reason(), unknown.startedAt(), next);
        };
    }

    /** A delivery is the last word; a receipt for a message we thought unsent proves it was sent. */
    public Optional<SmsState> received(SmsState state, DeliveryReceipt receipt, Instant now) {
        return switch (state) {
            case Delivered _ -> Optional.empty();
            case Failed _ -> receipt.delivered() ? Optional.of(new Delivered(now)) : Optional.empty();
            case Pending _, Sending _, Accepted _, Unknown _, Expired _ ->
                Optional.of(receipt.delivered() ? new Delivered(now) : new Failed(receipt.code(), now));
        };
    }
}
