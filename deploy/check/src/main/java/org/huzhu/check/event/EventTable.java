package org.huzhu.check.event;

import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;

/**
 * What is known about each event, in columns: some sixty bytes an event. An event is a row number; rows are found by id.
 */
final class EventTable {

    static final int PUBLISHED = 1;
    static final int ON_TOPIC = 2;
    /** Seen on a topic only: nobody's outbox has it. */
    static final int FOREIGN = 4;

    private static final int APPLIED = 8;
    private static final int ASIDE = 20;
    private static final int FIRST = 1 << 10;

    private final int most;
    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private long[] seq = new long[FIRST];
    private long[] created = new long[FIRST];
    private long[] offset = new long[FIRST];
    private long[] message = new long[FIRST];
    private int[] flags = new int[FIRST];
    private short[] partition = new short[FIRST];
    private byte[] topic = new byte[FIRST];
    private int[] places = new int[FIRST * 2];
    private int size;

    /** @param most events it may hold before it gives up */
    EventTable(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /** The row of an event, or -1. */
    int find(UUID id) {
        return places[place(places, id.getMostSignificantBits(), id.getLeastSignificantBits())] - 1;
    }

    int add(UUID id, int ofTopic, long sequence, long createdAt) throws IOException {
        var place = place(places, id.getMostSignificantBits(), id.getLeastSignificantBits());
        if (places[place] != 0) {
            return places[place] - 1;
        }
        if (size == most) {
            throw new IOException("more than " + most + " events: set a shorter HUZHU_CHECK_WINDOW");
        }
        if (size == high.length) {
            grow();
            place = place(places, id.getMostSignificantBits(), id.getLeastSignificantBits());
        }
        var row = size++;
        high[row] = id.getMostSignificantBits();
        low[row] = id.getLeastSignificantBits();
        topic[row] = (byte) ofTopic;
        seq[row] = sequence;
        created[row] = createdAt;
        places[place] = row + 1;
        return row;
    }

    UUID id(int row) {
        return new UUID(high[row], low[row]);
    }

    Topic topic(int row) {
        return Topic.ALL.get(topic[row]);
    }

    int topicIndex(int row) {
        return topic[row];
    }

    long seq(int row) {
        return seq[row];
    }

    /** Milliseconds since 1970. */
    long created(int row) {
        return created[row];
    }

    void set(int row, int flag) {
        flags[row] |= flag;
    }

    boolean is(int row, int flag) {
        return (flags[row] & flag) != 0;
    }

    void at(int row, int partitionNo, long offsetNo) {
        flags[row] |= ON_TOPIC;
        partition[row] = (short) partitionNo;
        offset[row] = offsetNo;
    }

    int partition(int row) {
        return partition[row];
    }

    long offset(int row) {
        return offset[row];
    }

    void applied(int row, int consumer) {
        flags[row] |= 1 << (APPLIED + consumer);
    }

    boolean isApplied(int row, int consumer) {
        return is(row, 1 << (APPLIED + consumer));
    }

    /** Lies among the dead letters of that consumer, or did. */
    void aside(int row, int consumer) {
        flags[row] |= 1 << (ASIDE + consumer);
    }

    boolean isAside(int row, int consumer) {
        return is(row, 1 << (ASIDE + consumer));
    }

    /** Fingerprint of the text message that follows from it; 0 where none does. */
    void owesMessage(int row, long fingerprint) {
        message[row] = fingerprint;
    }

    long message(int row) {
        return message[row];
    }

    private int place(int[] table, long mostBits, long leastBits) {
        var place = (int) (LongMap.mix(mostBits ^ Long.rotateLeft(leastBits, 32)) & (table.length - 1));
        while (table[place] != 0) {
            var row = table[place] - 1;
            if (high[row] == mostBits && low[row] == leastBits) {
                return place;
            }
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void grow() {
        var length = high.length * 2;
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        seq = Arrays.copyOf(seq, length);
        created = Arrays.copyOf(created, length);
        offset = Arrays.copyOf(offset, length);
        message = Arrays.copyOf(message, length);
        flags = Arrays.copyOf(flags, length);
        partition = Arrays.copyOf(partition, length);
        topic = Arrays.copyOf(topic, length);
        places = new int[length * 2];
        for (var row = 0; row < size; row++) {
            places[place(places, high[row], low[row])] = row + 1;
        }
    }
}
