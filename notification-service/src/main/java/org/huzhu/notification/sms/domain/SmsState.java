package org.huzhu.notification.sms.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The life of a text message. Only a {@link Pending} one is ever handed to a provider; what may have been sent never
 * becomes pending again but by the provider's own word that it was not (trust R10).
 */
public sealed interface SmsState {

    SmsStatus status();

    /** 待发送. Waits for its time, its recipient's phone or another try. */
    record Pending(int attempts, Instant dueAt) implements SmsState {

        public Sending start(String provider, Instant now, Instant leaseUntil) {
            return new Sending(attempts + 1, provider, now, leaseUntil);
        }

        public Pending until(Instant later) {
            return new Pending(attempts, later);
        }

        @Override
        public SmsStatus status() {
            return SmsStatus.PENDING;
        }
    }

    /** 发送中. Written before the provider is called, so that a crash during the call is seen. */
    record Sending(int attempts, String provider, Instant startedAt, Instant leaseUntil) implements SmsState {

        @Override
        public SmsStatus status() {
            return SmsStatus.SENDING;
        }
    }

    /** 已受理. The provider has it; a receipt or an answer to a question ends it. */
    record Accepted(String provider, String reference, Instant startedAt, Instant takenAt, Optional<Instant> askAt)
            implements SmsState {

        @Override
        public SmsStatus status() {
            return SmsStatus.ACCEPTED;
        }
    }

    /** 已送达. */
    record Delivered(Instant at) implements SmsState {

        @Override
        public SmsStatus status() {
            return SmsStatus.DELIVERED;
        }
    }

    /** 失败. Certainly not delivered; the reason is a provider's code or one of ours. */
    record Failed(String reason, Instant at) implements SmsState {

        @Override
        public SmsStatus status() {
            return SmsStatus.FAILED;
        }
    }

    /** 结果未知. It may have been sent; only asking or a receipt settles it. Without another question it is closed. */
    record Unknown(String provider, String reference, String reason, Instant startedAt, Optional<Instant> askAt)
            implements SmsState {

        @Override
        public SmsStatus status() {
            return SmsStatus.UNKNOWN;
        }
    }

    /** 已过期. Its time passed before it could be sent. */
    record Expired(Instant at) implements SmsState {

        @Override
        public SmsStatus status() {
            return SmsStatus.EXPIRED;
        }
    }
}
