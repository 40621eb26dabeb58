package org.huzhu.standalone.story;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.huzhu.standalone.process.Pause;

/** Asks again while the news an answer needs is still on its way from one service to another. */
final class Patience {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Set<String> NEWS_MISSING = Set.of("NOT_COVERED", "MEMBERSHIP_REQUIRED");

    private Patience() {}

    /** A membership or a cover that was just entered is known to the other services a moment later. */
    static Reply untilKnown(Supplier<Reply> question) {
        return until(question, reply -> !NEWS_MISSING.contains(reply.code()));
    }

    /** The last answer, whether it was the hoped-for one or not: the story says what it expects. */
    static Reply until(Supplier<Reply> question, Predicate<Reply> isGood) {
        var end = System.nanoTime() + LIMIT.toNanos();
        var last = question.get();
        while (!isGood.test(last) && System.nanoTime() < end) {
            Pause.millis(200);
            last = question.get();
        }
        return last;
    }
}
