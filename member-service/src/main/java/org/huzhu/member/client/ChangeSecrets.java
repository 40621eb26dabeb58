package org.huzhu.member.client;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Two live secrets at most: add the second, move the system over, revoke the first. Tokens got with a revoked secret live out their minutes. */
@Component
public class ChangeSecrets {

    private final FindClients findClients;
    private final ClientStore clients;
    private final ClientSettings settings;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ChangeSecrets(
            FindClients findClients,
            ClientStore clients,
            ClientSettings settings,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.findClients = findClients;
        this.clients = clients;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Add(Caller.Account caller, String clientId) {}

    public record Revoke(Caller.Account caller, String clientId, UUID secretId) {}

    public Mono<Outcome<NewSecret>> handle(Add command) {
        return findClients
                .lockVisible(command.caller(), command.clientId())
                .flatMap(client -> clients.liveSecrets(client.clientId()))
                .flatMap(live -> live.size() < settings.liveSecrets()
                        ? add(command).map(Outcome::done)
                        : Mono.just(Outcome.<NewSecret>refused(Refusal.of("SECRET_LIMIT"))))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    public Mono<Outcome<UUID>> handle(Revoke command) {
        return findClients
                .lockVisible(command.caller(), command.clientId())
                .flatMap(client -> clients.revokeSecret(client.clientId(), command.secretId(), clock.instant()))
                .filter(revoked -> revoked)
                .flatMap(_ -> record(
                                command.caller(), "API_CLIENT_SECRET_REVOKED", command.clientId(), command.secretId())
                        .thenReturn(Outcome.done(command.secretId())))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<NewSecret> add(Add command) {
        var secret = NewSecret.random();
        return clients.addSecret(command.clientId(), secret, clock.instant())
                .then(record(command.caller(), "API_CLIENT_SECRET_ADDED", command.clientId(), secret.secretId()))
                .thenReturn(secret);
    }

    private Mono<Void> record(Caller caller, String action, String clientId, UUID secretId) {
        return audit.record(caller, Audit.Entry.of(action, "API_CLIENT", clientId, Map.of("secretId", secretId)));
    }
}
