package org.huzhu.platform.telemetry;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Where a piece of work stands in its trace, as W3C Trace Context writes it down. It travels in the Reactor context, in
 * the header {@code traceparent} of requests and records, and in a column of rows that are worked on later. It is there
 * also while nothing is recorded, so that log lines of one cause can always be put together.
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {

    public static final String HEADER = "traceparent";

    /** Where automatic propagation finds it, too. */
    static final String KEY = TraceContext.class.getName();

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final int TRACE_LENGTH = 32;
    private static final int SAMPLED = 1;

    /** The start of a trace of which nothing is recorded. */
    public static TraceContext fresh() {
        var random = ThreadLocalRandom.current();
        return new TraceContext(hex(random.nextLong()) + hex(odd(random)), hex(odd(random)), false);
    }

    /** Empty for anything that is not a {@code traceparent} of version 00 or a later one that begins like it. */
    public static Optional<TraceContext> parse(@Nullable String traceparent) {
        var matcher = FORM.matcher(traceparent == null ? "" : traceparent);
        if (!matcher.matches() || matcher.group(1).equals("ff")) {
            return Optional.empty();
        }
        var hasMore = matcher.group(5) != null;
        if (matcher.group(2).equals(NO_TRACE)
                || matcher.group(3).equals(NO_SPAN)
                || hasMore && matcher.group(1).equals("00")) {
            return Optional.empty();
        }
        var flags = Integer.parseInt(matcher.group(4), 16);
        return Optional.of(new TraceContext(matcher.group(2), matcher.group(3), (flags & SAMPLED) == SAMPLED));
    }

    /** For rows and records that know their trace's id only, written by a version before this one. */
    public static Optional<TraceContext> ofTraceId(String traceId) {
        return TRACE.matcher(traceId).matches() && !traceId.equals(NO_TRACE)
                ? Optional.of(new TraceContext(traceId, hex(odd(ThreadLocalRandom.current())), false))
                : Optional.empty();
    }

    /** A row's or record's, from its two columns; a fresh one where both say nothing. */
    public static TraceContext read(String traceparent, String traceId) {
        return parse(traceparent).or(() -> ofTraceId(traceId)).orElseGet(TraceContext::fresh);
    }

    static TraceContext of(SpanContext span) {
        return new TraceContext(span.getTraceId(), span.getSpanId(), span.isSampled());
    }

    public static Optional<TraceContext> in(ContextView context) {
        return context.<TraceContext>getOrEmpty(KEY);
    }

    /** The running work's, or a fresh one where there is none. */
    public static Mono<TraceContext> current() {
        return Mono.deferContextual(context -> Mono.just(in(context).orElseGet(TraceContext::fresh)));
    }

    /** For {@code contextWrite}. */
    public Context asContext() {
        return Context.of(KEY, this);
    }

    /** For {@code contextWrite} of work found in a row; an empty or broken value is ignored. */
    public static Context continued(String traceparent) {
        return parse(traceparent).map(TraceContext::asContext).orElse(Context.empty());
    }

    /** The value of the header, and of columns. */
    public String traceparent() {
        return "00-" + traceId + '-' + spanId + (sampled ? "-01" : "-00");
    }

    SpanContext local() {
        return SpanContext.create(traceId, spanId, flags(), TraceState.getDefault());
    }

    SpanContext remote() {
        return SpanContext.createFromRemoteParent(traceId, spanId, flags(), TraceState.getDefault());
    }

    private TraceFlags flags() {
        return sampled ? TraceFlags.getSampled() : TraceFlags.getDefault();
    }

    /** Never zero, which would mean "no span". */
    private static long odd(ThreadLocalRandom random) {
        return random.nextLong() | 1;
    }

    private static String hex(long value) {
        var digits = Long.toHexString(value);
        return NO_TRACE.substring(0, TRACE_LENGTH / 2 - digits.length()) + digits;
    }
}
