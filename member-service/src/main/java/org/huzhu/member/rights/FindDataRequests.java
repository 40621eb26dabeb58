package org.huzhu.member.rights;

import java.util.List;
import java.util.UUID;
import org.huzhu.member.membership.FindMembership;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Requests: his own for a member; the queue, and one with its text, for staff. */
@Component
public class FindDataRequests {

    private final FindMembership memberships;
    private final DataRequestStore requests;
    private final Audit audit;
    private final TransactionalOperator transaction;

    FindDataRequests(
            FindMembership memberships, DataRequestStore requests, Audit audit, TransactionalOperator transaction) {
        this.memberships = memberships;
        this.requests = requests;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** With what the person wrote. */
    public record Told(DataRequest request, String text) {

        @Override
        public String toString() {
            return "Told[" + request.facts().requestId() + "]";
        }
    }

    public Mono<Outcome<List<DataRequest>>> own(Caller.Account caller) {
        return memberships.personOf(caller).flatMap(person -> switch (person) {
            case Done<UUID> done ->
                requests.ofPerson(done.value()).collectList().map(Outcome::done);
            case Refused<UUID> refused -> Mono.just(Outcome.<List<DataRequest>>refused(refused.refusal()));
        });
    }

    public Mono<Outcome<DataRequest>> own(Caller.Account caller, UUID requestId) {
        return own(caller).map(outcome -> switch (outcome) {
            case Done<List<DataRequest>> done ->
                done.value().stream()
                        .filter(request -> request.facts().requestId().equals(requestId))
                        .findFirst()
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(Refusal.of("NOT_FOUND")));
            case Refused<List<DataRequest>> refused -> Outcome.<DataRequest>refused(refused.refusal());
        });
    }

    public Mono<List<DataRequest>> queue(boolean all) {
        return requests.queue(all).collectList();
    }

    /** The text may name anything, so reading it leaves a trace. */
    public Mono<Outcome<Told>> read(Caller caller, UUID requestId) {
        return requests.find(requestId)
                .zipWhen(_ -> requests.text(requestId), Told::new)
                .flatMap(told -> audit.record(caller, Audit.Entry.of("DATA_REQUEST_READ", "DATA_REQUEST", requestId))
                        .thenReturn(Outcome.done(told)))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }
}
