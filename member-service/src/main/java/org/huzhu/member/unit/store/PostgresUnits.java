package org.huzhu.member.unit.store;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.huzhu.member.unit.UnitStore;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresUnits implements UnitStore {

    private final DatabaseClient db;

    PostgresUnits(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<UUID> ofHandler(UUID accountId) {
        return db.sql("select unit_id from unit where handler_account_id = :accountId order by unit_id limit 1")
                .bind("accountId", accountId)
                .map(row -> requireNonNull(row.get("unit_id", UUID.class)))
                .one();
    }

    @Override
    public Mono<Boolean> exists(UUID unitId) {
        return db.sql("select exists (select from unit where unit_id = :unitId) as known")
                .bind("unitId", unitId)
                .map(row -> requireNonNull(row.get("known", Boolean.class)))
                .one();
    }

    @Override
    public Mono<Void> learn(UUID unitId, UUID handlerAccountId, String name) {
        return db.sql("""
                        insert into unit (unit_id, handler_account_id, name)
                        values (:unitId, :handler, :name)
                        on conflict (unit_id) do update
                            set handler_account_id = case when unit.handed_over then unit.handler_account_id
                                                          else excluded.handler_account_id end,
                                name = case when unit.renamed then unit.name else excluded.name end
                        """)
                .bind("unitId", unitId)
                .bind("handler", handlerAccountId)
                .bind("name", name)
                .then();
    }

    @Override
    public Mono<Void> rename(UUID unitId, String name) {
        return db.sql("""
                        insert into unit (unit_id, name, renamed)
                        values (:unitId, :name, true)
                        on conflict (unit_id) do update set name = excluded.name, renamed = true
                        """).bind("unitId", unitId).bind("name", name).then();
    }

    @Override
    public Mono<Void> handOver(UUID unitId, UUID handlerAccountId) {
        return db.sql("""
                        insert into unit (unit_id, handler_account_id, handed_over)
                        values (:unitId, :handler, true)
                        on conflict (unit_id) do update
                            set handler_account_id = excluded.handler_account_id, handed_over = true
                        """)
                .bind("unitId", unitId)
                .bind("handler", handlerAccountId)
                .then();
    }
}
