package org.huzhu.member.testing;

import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Synthetic ID numbers of area 320201, which is on no card. */
public final class People {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000));

    private People() {}

    /** A number nobody has used. */
    public static String next() {
        var number = NEXT.incrementAndGet();
        var born = LocalDate.of(1960, 1, 1).plusDays(number / 999 % 14_000);
        var body = "320201%s%03d".formatted(born.toString().replace("-", ""), number % 999 + 1);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
