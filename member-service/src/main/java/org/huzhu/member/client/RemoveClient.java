package org.huzhu.member.client;

import java.time.Clock;
import org.huzhu.member.session.Revocations;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Removes a client with its secrets; tokens it holds are refused from then on. */
@Component
public class RemoveClient {

    private final FindClients findClients;
    private final ClientStore clients;
    private final Revocations revocations;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RemoveClient(
            FindClients findClients,
            ClientStore clients,
            Revocations revocations,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.findClients = findClients;
        this.clients = clients;
        this.revocations = revocations;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Command(Caller.Account caller, String clientId) {}

    public Mono<Outcome<String>> handle(Command command) {
        return findClients
                .lockVisible(command.caller(), command.clientId())
                .flatMap(client -> clients.remove(client.clientId(), clock.instant())
                        .then(audit.record(
                                command.caller(),
                                Audit.Entry.of("API_CLIENT_REMOVED", "API_CLIENT", client.clientId())))
                        .then(revocations.revokeClient(client.clientId()))
                        .thenReturn(Outcome.done(client.clientId())))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }
}
