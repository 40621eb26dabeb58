package org.huzhu.platform.idempotency;

import java.time.Duration;
import org.huzhu.platform.idempotency.IdempotencyMeters.Repetition;
import org.huzhu.platform.idempotency.StoredAnswers.StoredAnswer;
import org.huzhu.platform.security.AccessFilter;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Callers;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * {@code Idempotency-Key} on POST: the effect and its stored answer commit together, so a retry after any crash either
 * finds the answer or does the work for the first time. A running first request answers 409, another body under the
 * same key 422; refusals are not stored. Keys are kept for at least 24 hours and belong to one caller. The use case's
 * own transaction becomes a savepoint in this one; nothing of it is visible to others, or to work it has started beside
 * itself, before the answer leaves.
 */
@Order(AccessFilter.ORDER + 10)
public class IdempotencyFilter implements WebFilter {

    public static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);

    private final StoredAnswers answers;
    private final TransactionalOperator transaction;
    private final Problems problems;
    private final ServerCodecConfigurer codecs;
    private final IdempotencyMeters meters;

    IdempotencyFilter(
            StoredAnswers answers,
            TransactionalOperator transaction,
            Problems problems,
            ServerCodecConfigurer codecs,
            IdempotencyMeters meters) {
        this.answers = answers;
        this.transaction = transaction;
        this.problems = problems;
        this.codecs = codecs;
        this.meters = meters;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var key = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (key == null || !HttpMethod.POST.equals(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        if (key.isBlank() || key.length() > 255 || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            return problems.write(Refusal.of("IDEMPOTENCY_KEY_INVALID"), exchange);
        }
        return Callers.current()
                .flatMap(caller -> caller.isEmpty()
                        ? chain.filter(exchange)
                        : once(new Attempt(caller.get(), key, exchange, chain)).timeout(LONGEST_REQUEST));
    }

    /**
     * Inside one transaction: take the key, replay or run, store. The answer leaves after the commit; {@code single}
     * waits for it, where {@code next} would cancel and with that undo it.
     */
    private Mono<Void> once(Attempt attempt) {
        return transaction
                .execute(status -> answers.begin(attempt.callerId(), attempt.key())
                        .flatMap(stored ->
                                stored.map(answer -> replay(attempt, answer)).orElseGet(() -> run(attempt, status)))
                        .switchIfEmpty(Mono.fromSupplier(() -> running(attempt))))
                .single()
                .flatMap(answer -> answer.writeTo(attempt.exchange(), problems));
    }

    private Answer running(Attempt attempt) {
        meters.count(Repetition.RUNNING);
        return attempt.refuse("IDEMPOTENCY_IN_PROGRESS");
    }

    private Answer judged(Attempt attempt, StoredAnswer stored, DigestedRequest body) {
        if (stored.matches(attempt.request(), body.digest())) {
            meters.count(Repetition.REPLAYED);
            return stored.answer();
        }
        meters.count(Repetition.MISMATCH);
        return attempt.refuse("IDEMPOTENCY_KEY_REUSED");
    }

    private Mono<Answer> replay(Attempt attempt, StoredAnswer stored) {
        var body = new DigestedRequest(attempt.exchange().getRequest());
        return body.drain().then(Mono.fromSupplier(() -> judged(attempt, stored, body)));
    }

    private Mono<Answer> run(Attempt attempt, ReactiveTransaction status) {
        meters.count(Repetition.FIRST);
        var inner = new HeldExchange(attempt.exchange(), codecs);
        return attempt.chain()
                .filter(inner)
                .then(Mono.defer(() -> keep(attempt, inner, status)))
                .flatMap(answer -> inner.cleanUp().thenReturn(answer))
                .onErrorResume(failure -> inner.cleanUp().then(Mono.error(failure)));
    }

    private Mono<Answer> keep(Attempt attempt, HeldExchange inner, ReactiveTransaction status) {
        var answer = inner.held().answer();
        if (!answer.isSuccess()) {
            status.setRollbackOnly();
            return Mono.just(answer);
        }
        var request = inner.digested();
        return request.drain()
                .then(Mono.defer(() ->
                        answers.store(attempt.callerId(), attempt.key(), attempt.request(), request.digest(), answer)))
                .thenReturn(answer);
    }

    private record Attempt(Caller caller, String key, ServerWebExchange exchange, WebFilterChain chain) {

        String callerId() {
            return caller.id();
        }

        /** What the key was first used for; the body is compared by hash. */
        String request() {
            var uri = exchange.getRequest().getURI();
            return exchange.getRequest().getMethod()
                    + " "
                    + uri.getRawPath()
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        }

        Answer refuse(String code) {
            return Answer.refusal(Refusal.of(code));
        }
    }
}
