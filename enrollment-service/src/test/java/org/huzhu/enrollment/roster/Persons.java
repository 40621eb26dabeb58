package org.huzhu.enrollment.roster;

import java.util.concurrent.atomic.AtomicInteger;

/** ID numbers of synthetic persons, a new one with every call: area 320201 is on no card. */
final class Persons {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Persons() {}

    static String newIdNumber() {
        return idNumber(NEXT.getAndIncrement());
    }

    static String idNumber(int number) {
        var year = 1960 + number / 300_000 % 40;
        var month = 1 + number / 25_000 % 12;
        var day = 1 + number / 1000 % 25;
        var digits = "320201%04d%02d%02d%03d".formatted(year, month, day, number % 1000);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
