package org.huzhu.check.event;

import java.util.Arrays;

/** From long to long in two arrays, because millions of boxed numbers do not fit. Nothing is ever taken out. */
final class LongMap {

    private static final long EMPTY = 0;
    private static final int FIRST = 1 << 10;

    private long[] keys = new long[FIRST];
    private long[] values = new long[FIRST];
    private int size;

    /** The value kept under the key, or the other one. */
    long get(long key, long otherwise) {
        var place = place(keys, stored(key));
        return keys[place] == EMPTY ? otherwise : values[place];
    }

    boolean contains(long key) {
        return keys[place(keys, stored(key))] != EMPTY;
    }

    void put(long key, long value) {
        var place = place(keys, stored(key));
        if (keys[place] == EMPTY) {
            keys[place] = stored(key);
            size++;
        }
        values[place] = value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (var at = 0; at < oldKeys.length; at++) {
            if (oldKeys[at] != EMPTY) {
                var place = place(keys, oldKeys[at]);
                keys[place] = oldKeys[at];
                values[place] = oldValues[at];
            }
        }
    }

    void clear() {
        Arrays.fill(keys, EMPTY);
        size = 0;
    }

    private static int place(long[] keys, long key) {
        var place = (int) (mix(key) & (keys.length - 1));
        while (keys[place] != EMPTY && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private static long stored(long key) {
        return key == EMPTY ? Long.MIN_VALUE : key;
    }

    static long mix(long value) {
        var mixed = value * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 29);
    }

    /** 64 bits of a text: two texts alike in them among millions are not to be expected. */
    static long hash(int salt, String text) {
        var hash = mix(0xCBF29CE484222325L + salt);
        for (var at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0x100000001B3L;
        }
        return mix(hash);
    }
}
