package org.huzhu.check.event;

/** Where an event can get lost, in its order. */
public enum Stage {
    /** An answer was given, a job has worked: something happened that others must hear of. */
    ACCEPTED,
    /** Its event stands in the outbox. */
    PERSISTED,
    /** The broker has it. */
    PUBLISHED,
    /** Everybody who owes it an effect has applied it. */
    CONSUMED,
    /** The text message that follows from it is known to the sender. */
    NOTIFIED
}
