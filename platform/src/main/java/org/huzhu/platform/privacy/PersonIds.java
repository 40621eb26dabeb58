package org.huzhu.platform.privacy;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The person id every service computes alike from an ID number: the blind index of that number. Tables, keys and events
 * carry it in place of the number (docs/adr/0006).
 */
public final class PersonIds {

    private final BlindIndex index;

    public PersonIds(KeyRing keys) {
        this.index = new BlindIndex(keys, "person");
    }

    public UUID of(String idNumber) {
        return index.of(idNumber);
    }

    public static byte[] bytes(UUID personId) {
        return ByteBuffer.allocate(16)
                .putLong(personId.getMostSignificantBits())
                .putLong(personId.getLeastSignificantBits())
                .array();
    }
}
