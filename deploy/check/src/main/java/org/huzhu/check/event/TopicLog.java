package org.huzhu.check.event;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** What the broker has: every record, and how far each group has read. */
public interface TopicLog {

    /** A record. @param id CloudEvents id, perhaps empty; @param created CloudEvents time, EPOCH where there is none */
    record Entry(String topic, int partition, long offset, String key, String id, Instant created) {}

    @FunctionalInterface
    interface Reader {
        void read(Entry entry) throws IOException;
    }

    /** A place up to which a group has read: the next offset it will be given. */
    record Position(String topic, int partition) {}

    /**
     * Reads all topics from their first record to the last there is now, each partition in its order.
     *
     * @return per topic the moment from which on nothing has been removed by retention
     */
    Map<String, Instant> readAll(Reader reader) throws IOException;

    /** By group what it has committed; groups that have not read one of our topics are left out. */
    Map<String, Map<Position, Long>> committed() throws IOException;
}
