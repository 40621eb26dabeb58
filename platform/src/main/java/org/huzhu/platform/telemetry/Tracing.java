package org.huzhu.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Records spans, or nothing at all: switched off, work is handed back as it came. A span never holds a message of an
 * exception, because such messages quote what people typed.
 */
public final class Tracing {

    private final Optional<Tracer> tracer;

    private Tracing(Optional<Tracer> tracer) {
        this.tracer = tracer;
    }

    public static Tracing off() {
        return new Tracing(Optional.empty());
    }

    public static Tracing by(Tracer tracer) {
        return new Tracing(Optional.of(tracer));
    }

    public boolean isOn() {
        return tracer.isPresent();
    }

    /** Work that came from another process, or began here. Somebody must end it. */
    public Running receive(Work work, Optional<TraceContext> sender) {
        return tracer.map(it -> running(it, work, sender.map(TraceContext::remote)))
                .orElseGet(() -> new Running(sender.orElseGet(TraceContext::fresh), Span.getInvalid()));
    }

    /** A part of work that is under way in this process. Somebody must end it. */
    public Running begin(Work work, TraceContext parent) {
        return tracer.filter(_ -> parent.sampled())
                .map(it -> running(it, work, Optional.of(parent.local())))
                .orElseGet(() -> new Running(parent, Span.getInvalid()));
    }

    /** Times a part of the work that subscribes to it. */
    public <T> Mono<T> around(Work work, Mono<T> part) {
        if (tracer.isEmpty()) {
            return part;
        }
        return Mono.deferContextual(context -> TraceContext.in(context)
                .filter(TraceContext::sampled)
                .map(parent -> timed(begin(work, parent), part))
                .orElse(part));
    }

    /** Like {@link #around}, for work whose cause was read from a record or a row. */
    public <T> Mono<T> caused(Work work, Optional<TraceContext> cause, Mono<T> effect) {
        if (cause.isEmpty()) {
            return effect;
        }
        if (tracer.isEmpty() || !cause.get().sampled()) {
            return effect.contextWrite(cause.get().asContext());
        }
        return Mono.defer(() -> timed(receive(work, cause), effect));
    }

    private static <T> Mono<T> timed(Running running, Mono<T> part) {
        return part.doOnError(running::failed)
                .doFinally(_ -> running.end())
                .contextWrite(running.context().asContext());
    }

    private static Running running(Tracer tracer, Work work, Optional<SpanContext> parent) {
        var span = tracer.spanBuilder(work.name())
                .setSpanKind(work.kind())
                .setAllAttributes(work.attributes())
                .setParent(parent.map(it -> Context.root().with(Span.wrap(it))).orElseGet(Context::root))
                .startSpan();
        return new Running(TraceContext.of(span.getSpanContext()), span);
    }

    /** A span that has begun, or the place where one would be. */
    public static final class Running {

        private final TraceContext context;
        private final Span span;

        private Running(TraceContext context, Span span) {
            this.context = context;
            this.span = span;
        }

        /** What comes of this work is told to be its child. */
        public TraceContext context() {
            return context;
        }

        public boolean isRecorded() {
            return span.isRecording();
        }

        public void failed(Throwable failure) {
            failed(failure.getClass().getName());
        }

        void failed(String kind) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(Work.Keys.ERROR, kind);
        }

        /** An answer to a request; only now it is known which route it took. */
        public void answered(String name, String route, int status) {
            span.updateName(name);
            span.setAttribute(Work.Keys.ROUTE, route);
            span.setAttribute(Work.Keys.STATUS, (long) status);
            if (status >= 500) {
                failed(Integer.toString(status));
            }
        }

        public void end() {
            span.end();
        }
    }
}
