package org.huzhu.check.rule;

/** The tables of the platform, the same in every service. */
final class DeadLetters {

    /** A parked record is replayed after the dead one before it; without that one nobody is told that it waits. */
    static final String FORGOTTEN = """
            select p.consumer || '/' || p.id as id from dead_letter p
            where p.state = 'PARKED' and p.replayed_at is null
              and not exists (select from dead_letter d
                              where d.consumer = p.consumer and d.key = p.key and d.replayed_at is null
                                and d.state = 'DEAD')
            """;

    private DeadLetters() {}
}
