package org.huzhu.platform.measure;

import reactor.core.publisher.Mono;

/**
 * Something that lies in the database or with the broker and is shown as a gauge. It is read at intervals by
 * {@link Measuring}, never by a scrape, so that a scrape costs the same however much there is.
 */
public interface Measure {

    /** A code of its own; label {@code what} of {@code huzhu_measure_failures_total}. */
    String what();

    /** Reads once and sets the gauges. An error leaves them as they are and is counted. */
    Mono<Void> read();
}
