package org.huzhu.member.client;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.huzhu.member.client.domain.AddressRange;
import org.huzhu.member.unit.UnitStore;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A handler makes a client for his own unit; an administrator for any unit or for none. The secret is in the answer and nowhere else. */
@Component
public class CreateClient {

    private final ClientStore clients;
    private final UnitStore units;
    private final ClientSettings settings;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CreateClient(
            ClientStore clients,
            UnitStore units,
            ClientSettings settings,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.clients = clients;
        this.units = units;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param unitId for administrators; a handler's client gets his own unit whatever stands here */
    public record Command(
            Caller.Account caller,
            String name,
            Set<String> scopes,
            List<String> allowedAddresses,
            Optional<UUID> unitId) {}

    public record Created(ApiClient client, NewSecret secret) {}

    public Mono<Outcome<Created>> handle(Command command) {
        if (!command.caller().has(Role.ADMIN)) {
            return units.ofHandler(command.caller().accountId())
                    .flatMap(unitId -> create(command, Optional.of(unitId)))
                    .defaultIfEmpty(Outcome.refused(Refusal.of("UNIT_REQUIRED")))
                    .as(transaction::transactional);
        }
        return Mono.justOrEmpty(command.unitId())
                .flatMap(units::exists)
                .defaultIfEmpty(true)
                .flatMap(known -> known
                        ? create(command, command.unitId())
                        : Mono.just(Outcome.<Created>refused(Refusal.of("NOT_FOUND"))))
                .as(transaction::transactional);
    }

    private Mono<Outcome<Created>> create(Command command, Optional<UUID> unitId) {
        var scope = settings.policy().refused(command.scopes(), unitId.isPresent());
        if (scope.isPresent()) {
            return Mono.just(Outcome.refused(Refusal.of("SCOPE_NOT_GRANTABLE", Map.of("scope", scope.get()))));
        }
        var badRange = command.allowedAddresses().stream()
                .filter(range -> AddressRange.parse(range).isEmpty())
                .findFirst();
        if (badRange.isPresent()) {
            return Mono.just(Outcome.refused(Refusal.of("ADDRESS_RANGE_INVALID", Map.of("range", badRange.get()))));
        }
        return store(command, newClient(command, unitId)).map(Outcome::done);
    }

    private ApiClient newClient(Command command, Optional<UUID> unitId) {
        return new ApiClient(
                "hz-" + UUID.randomUUID(),
                command.name().strip(),
                unitId,
                command.scopes(),
                command.allowedAddresses(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Mono<Created> store(Command command, ApiClient client) {
        var secret = NewSecret.random();
        var detail = Map.<String, Object>of(
                "scopes", new TreeSet<>(client.scopes()),
                "unitId", client.unitId().map(UUID::toString).orElse(""),
                "secretId", secret.secretId());
        return clients.add(client, command.caller().id())
                .then(clients.addSecret(client.clientId(), secret, client.createdAt()))
                .then(audit.record(
                        command.caller(),
                        Audit.Entry.of("API_CLIENT_CREATED", "API_CLIENT", client.clientId(), detail)))
                .thenReturn(new Created(client, secret));
    }
}
