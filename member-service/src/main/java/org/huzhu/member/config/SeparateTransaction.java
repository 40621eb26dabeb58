package org.huzhu.member.config;

import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * A transaction of its own, whatever surrounds it. A request with an {@code Idempotency-Key} runs inside one transaction that a refusal rolls
 * back; a wrong try at a code, or a refresh token used twice, must be remembered all the same.
 */
@Component
public class SeparateTransaction {

    private final TransactionalOperator transaction;

    SeparateTransaction(ReactiveTransactionManager manager) {
        this.transaction = TransactionalOperator.create(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    public <T> Mono<T> run(Mono<T> steps) {
        return steps.as(transaction::transactional);
    }

    /** Keeps the changes only when the steps end with true. */
    public Mono<Boolean> allOrNothing(Mono<Boolean> steps) {
        return transaction
                .execute(status -> steps.doOnNext(done -> {
                    if (!done) {
                        status.setRollbackOnly();
                    }
                }))
                .single();
    }
}
