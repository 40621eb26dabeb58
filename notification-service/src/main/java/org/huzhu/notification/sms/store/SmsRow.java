package org.huzhu.notification.sms.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.sms.domain.SmsMessage;
import org.huzhu.notification.sms.domain.SmsState;
import org.huzhu.notification.sms.domain.SmsState.Accepted;
import org.huzhu.notification.sms.domain.SmsState.Delivered;
import org.huzhu.notification.sms.domain.SmsState.Expired;
import org.huzhu.notification.sms.domain.SmsState.Failed;
import org.huzhu.notification.sms.domain.SmsState.Pending;
import org.huzhu.notification.sms.domain.SmsState.Sending;
import org.huzhu.notification.sms.domain.SmsState.Unknown;
import org.huzhu.notification.sms.domain.SmsStatus;
import org.huzhu.notification.template.domain.Category;
import org.jspecify.annotations.Nullable;

/** The columns of a message, and back. The only place where a column may be absent. */
record SmsRow(
        UUID id,
        String template,
        Category category,
        @Nullable UUID accountId,
        @Nullable byte[] sealedPhone,
        @Nullable byte[] sealedParameters,
        SmsStatus state,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable Instant leaseUntil,
        String provider,
        String reference,
        String reason,
        Instant validUntil,
        @Nullable Instant startedAt,
        @Nullable Instant takenAt,
        @Nullable Instant closedAt) {

    static final String COLUMNS = """
        m.id, m.template, m.category, m.account_id, m.sealed_phone, m.sealed_parameters, m.state, m.attempts,
        m.due_at, m.lease_until, m.provider, m.reference, m.reason, m.valid_until, m.started_at, m.taken_at, m.closed_at
        """;

    SmsMessage toMessage() {
        return new SmsMessage(id, template, category, Optional.ofNullable(accountId), validUntil, toState());
    }

    private SmsState toState() {
        return switch (state) {
            case PENDING -> new Pending(attempts, requireNonNull(dueAt, "due_at"));
            case SENDING -> new Sending(attempts, provider, started(), requireNonNull(leaseUntil, "lease_until"));
            case ACCEPTED ->
                new Accepted(
                        provider,
                        reference,
                        started(),
                        requireNonNull(takenAt, "taken_at"),
                        Optional.ofNullable(dueAt));
            case DELIVERED -> new Delivered(closed());
            case FAILED -> new Failed(reason, closed());
            case UNKNOWN -> new Unknown(provider, reference, reason, started(), Optional.ofNullable(dueAt));
            case EXPIRED -> new Expired(closed());
        };
    }

    private Instant started() {
        return requireNonNull(startedAt, "started_at");
    }

    private Instant closed() {
        return requireNonNull(closedAt, "closed_at");
    }

    /** What a state writes; a column a state does not speak of keeps its value where that is history. */
    record Columns(
            SmsStatus state,
            Optional<Integer> attempts,
            Optional<Instant> dueAt,
            Optional<String> provider,
            Optional<String> reference,
            String reason,
            Optional<Instant> takenAt,
            Optional<Instant> closedAt) {

        static Columns of(SmsState state, Instant now) {
            return switch (state) {
                case Pending pending -> open(state, Optional.of(pending.attempts()), Optional.of(pending.dueAt()));
                case Sending _ -> throw new IllegalArgumentException("a departure is stored by depart()");
                case Accepted accepted ->
                    new Columns(
                            state.status(),
                            Optional.empty(),
                            accepted.askAt(),
                            Optional.of(accepted.provider()),
                            Optional.of(accepted.reference()),
                            "",
                            Optional.of(accepted.takenAt()),
                            accepted.askAt().isPresent() ? Optional.empty() : Optional.of(now));
                case Unknown unknown ->
                    new Columns(
                            state.status(),
                            Optional.empty(),
                            unknown.askAt(),
                            Optional.of(unknown.provider()),
                            Optional.of(unknown.reference()),
                            unknown.reason(),
                            Optional.empty(),
                            unknown.askAt().isPresent() ? Optional.empty() : Optional.of(now));
                case Delivered delivered -> closed(state, "", delivered.at());
                case Failed failed -> closed(state, failed.reason(), failed.at());
                case Expired expired -> closed(state, "", expired.at());
            };
        }

        private static Columns open(SmsState state, Optional<Integer> attempts, Optional<Instant> dueAt) {
            return new Columns(
                    state.status(),
                    attempts,
                    dueAt,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty());
        }

        private static Columns closed(SmsState state, String reason, Instant at) {
            return new Columns(
                    state.status(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    reason,
                    Optional.empty(),
                    Optional.of(at));
        }
    }
}
