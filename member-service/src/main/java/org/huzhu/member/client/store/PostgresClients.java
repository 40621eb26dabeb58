package org.huzhu.member.client.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.member.client.ApiClient;
import org.huzhu.member.client.ClientSecret;
import org.huzhu.member.client.ClientStore;
import org.huzhu.member.client.NewSecret;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresClients implements ClientStore {

    private final DatabaseClient db;
    private final BlindIndex hashes;

    PostgresClients(DatabaseClient db, KeyRing keys) {
        this.db = db;
        this.hashes = new BlindIndex(keys, "client-secret");
    }

    @Override
    public Mono<Void> add(ApiClient client, String createdBy) {
        var insert = db.sql("""
                        insert into api_client (client_id, name, unit_id, scopes, allowed_addresses, created_by, created_at)
                        values (:clientId, :name, :unitId, :scopes, :addresses, :createdBy, :createdAt)
                        """)
                .bind("clientId", client.clientId())
                .bind("name", client.name())
                .bind("scopes", client.scopes().stream().sorted().toArray(String[]::new))
                .bind("addresses", client.allowedAddresses().toArray(String[]::new))
                .bind("createdBy", createdBy)
                .bind("createdAt", client.createdAt());
        return bindUnit(insert, client.unitId()).then();
    }

    @Override
    public Mono<ApiClient> find(String clientId) {
        return db.sql("select * from api_client where client_id = :clientId and revoked_at is null")
                .bind("clientId", clientId)
                .map(PostgresClients::client)
                .one();
    }

    @Override
    public Mono<ApiClient> lock(String clientId) {
        return db.sql("select * from api_client where client_id = :clientId and revoked_at is null for update")
                .bind("clientId", clientId)
                .map(PostgresClients::client)
                .one();
    }

    @Override
    public Flux<ApiClient> list(Optional<UUID> unitId, String after, int limit) {
        var select = db.sql("""
                        select * from api_client
                        where revoked_at is null
                          and (:unitId::uuid is null or unit_id = :unitId::uuid)
                          and client_id > :after
                        order by client_id
                        limit :limit
                        """).bind("after", after).bind("limit", limit);
        return bindUnit(select, unitId).map(PostgresClients::client).all();
    }

    @Override
    public Mono<Long> count(Optional<UUID> unitId) {
        var select = db.sql("""
                select count(*) as total from api_client
                where revoked_at is null and (:unitId::uuid is null or unit_id = :unitId::uuid)
                """);
        return bindUnit(select, unitId)
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
    }

    @Override
    public Mono<Void> addSecret(String clientId, NewSecret secret, Instant now) {
        return db.sql("""
                        insert into api_client_secret (secret_id, client_id, secret_hash, created_at)
                        values (:secretId, :clientId, :hash, :now)
                        """)
                .bind("secretId", secret.secretId())
                .bind("clientId", clientId)
                .bind("hash", hashOf(clientId, secret.value()))
                .bind("now", now)
                .then();
    }

    @Override
    public Mono<List<ClientSecret>> liveSecrets(String clientId) {
        return db.sql("""
                        select secret_id, created_at from api_client_secret
                        where client_id = :clientId and revoked_at is null
                        order by created_at, secret_id
                        """)
                .bind("clientId", clientId)
                .map(row -> new ClientSecret(
                        requireNonNull(row.get("secret_id", UUID.class)),
                        requireNonNull(row.get("created_at", Instant.class))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Boolean> revokeSecret(String clientId, UUID secretId, Instant now) {
        return db.sql("""
                        update api_client_secret set revoked_at = :now
                        where client_id = :clientId and secret_id = :secretId and revoked_at is null
                        """)
                .bind("now", now)
                .bind("clientId", clientId)
                .bind("secretId", secretId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> remove(String clientId, Instant now) {
        return db.sql("""
                        with secrets as (
                            update api_client_secret set revoked_at = :now
                            where client_id = :clientId and revoked_at is null)
                        update api_client set revoked_at = :now where client_id = :clientId and revoked_at is null
                        """).bind("now", now).bind("clientId", clientId).then();
    }

    @Override
    public Mono<ApiClient> authenticate(String clientId, String secret) {
        return db.sql("""
                        select c.* from api_client c
                        where c.client_id = :clientId and c.revoked_at is null
                          and exists (select from api_client_secret s
                                      where s.client_id = c.client_id and s.secret_hash = :hash and s.revoked_at is null)
                        """)
                .bind("clientId", clientId)
                .bind("hash", hashOf(clientId, secret))
                .map(PostgresClients::client)
                .one();
    }

    private UUID hashOf(String clientId, String secret) {
        return hashes.of(clientId + ":" + secret);
    }

    private static DatabaseClient.GenericExecuteSpec bindUnit(
            DatabaseClient.GenericExecuteSpec sql, Optional<UUID> unitId) {
        return unitId.map(id -> sql.bind("unitId", id)).orElseGet(() -> sql.bindNull("unitId", UUID.class));
    }

    private static ApiClient client(Readable row) {
        return new ApiClient(
                requireNonNull(row.get("client_id", String.class)),
                requireNonNull(row.get("name", String.class)),
                Optional.ofNullable(row.get("unit_id", UUID.class)),
                Set.of(requireNonNull(row.get("scopes", String[].class))),
                List.of(requireNonNull(row.get("allowed_addresses", String[].class))),
                requireNonNull(row.get("created_at", Instant.class)));
    }
}
