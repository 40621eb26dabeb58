package org.huzhu.platform.events;

import java.util.List;

/** Every event there is: what topics are made for, and what is documented in docs/events.md. */
public final class EventTypes {

    public static final List<Class<? extends DomainEvent>> ALL = List.of(
            AccountVerified.class,
            ClaimChanged.class,
            CoverageActivated.class,
            CoverageExpired.class,
            DischargeReported.class,
            EnrollmentApproved.class,
            EnrollmentCompleted.class,
            EnrollmentRejected.class,
            EnrollmentSubmitted.class,
            FilingApproved.class,
            FilingExpired.class,
            FilingRejected.class,
            FilingRevoked.class,
            MemberRegistered.class,
            PersonCopied.class,
            PersonCopyOrdered.class,
            PersonErased.class,
            PersonErasureOrdered.class,
            PersonHoldChanged.class,
            RenewalDue.class,
            SlaBreached.class,
            SmsRequested.class,
            UnitApproved.class,
            UnitHandlerChanged.class,
            UnitRegistered.class,
            UnitRejected.class,
            UnitRenamed.class);

    private EventTypes() {}

    /** The constant {@code TOPIC} each of them has. */
    public static String topicOf(Class<? extends DomainEvent> type) {
        try {
            return String.valueOf(type.getField("TOPIC").get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no TOPIC", e);
        }
    }
}
