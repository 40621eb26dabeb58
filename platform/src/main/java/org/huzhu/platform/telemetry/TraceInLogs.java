package org.huzhu.platform.telemetry;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts the trace id into the log lines of a thread ({@code %X{traceId}}). In services Reactor calls it wherever a
 * signal changes threads; where a thread is ours, {@link #during} does.
 */
public final class TraceInLogs implements ThreadLocalAccessor<TraceContext> {

    /** The key of the diagnostic context, and of JSON log lines. */
    public static final String TRACE_ID = "traceId";

    private static final ThreadLocal<@Nullable TraceContext> CURRENT = new ThreadLocal<>();

    @Override
    public Object key() {
        return TraceContext.KEY;
    }

    @Override
    public @Nullable TraceContext getValue() {
        return CURRENT.get();
    }

    @Override
    public void setValue(TraceContext trace) {
        var before = CURRENT.get();
        if (before == trace) {
            return;
        }
        CURRENT.set(trace);
        if (before == null || !before.traceId().equals(trace.traceId())) {
            MDC.put(TRACE_ID, trace.traceId());
        }
    }

    @Override
    public void setValue() {
        CURRENT.remove();
        MDC.remove(TRACE_ID);
    }

    /** For a thread of ours, until closed. */
    public static Scope during(TraceContext trace) {
        var accessor = new TraceInLogs();
        var before = CURRENT.get();
        accessor.setValue(trace);
        return () -> {
            if (before == null) {
                accessor.setValue();
            } else {
                accessor.setValue(before);
            }
        };
    }

    /** Ends without an exception. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
