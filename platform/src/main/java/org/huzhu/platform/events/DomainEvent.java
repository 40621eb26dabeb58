package org.huzhu.platform.events;

/**
 * A fact that other services may need. Payloads carry ids and facts, never ID numbers, card numbers or diagnoses; a
 * field whose name starts with {@code sealed} is encrypted and only its addressee opens it. A published field is never
 * renamed or removed.
 */
public interface DomainEvent {

    /** The topic, which is also the CloudEvents type. */
    String topic();

    /** The aggregate the event is about: the partition key, within which order is kept. */
    String key();
}
