package org.huzhu.enrollment.unit.store;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.enrollment.unit.UnitNames;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves rows of other features' tables too: a merge is one transaction over everything that names the unit, and those tables have no rule of
 * their own about which unit they name.
 */
@Repository
class PostgresUnitNames implements UnitNames {

    private final DatabaseClient db;

    PostgresUnitNames(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Boolean> rename(UUID unitId, String name, String by, Instant at) {
        return isFree(unitId, name)
                .flatMap(free -> free
                        ? keepOldName(unitId, unitId, by, at)
                                .then(db.sql("update unit set name = :name, version = version + 1 where unit_id ="
                                                + " :unitId")
                                        .bind("name", name)
                                        .bind("unitId", unitId)
                                        .then())
                                .then(db.sql("update coverage set unit_name = :name where unit_id = :unitId")
                                        .bind("name", name)
                                        .bind("unitId", unitId)
                                        .then())
                                .thenReturn(true)
                        : Mono.just(false));
    }

    @Override
    public Mono<Boolean> addAlias(UUID unitId, String alias, String by, Instant at) {
        return isFree(unitId, alias).flatMap(free -> free ? insertAlias(unitId, alias, by, at) : Mono.just(false));
    }

    @Override
    public Mono<Long> adoptCoverages(UUID unitId, String alias) {
        return db.sql("""
            update coverage set unit_id = :unitId, unit_name = (select name from unit where unit_id = :unitId)
            where unit_id is null and unit_name = :alias
            """).bind("unitId", unitId).bind("alias", alias).fetch().rowsUpdated();
    }

    @Override
    public Flux<UUID> predecessors(UUID unitId) {
        return db.sql("select unit_id from unit where merged_into = :unitId order by unit_id")
                .bind("unitId", unitId)
                .mapValue(UUID.class)
                .all();
    }

    @Override
    public Mono<Void> moveEverything(UUID from, UUID into, String by, Instant at) {
        return keepOldName(from, into, by, at)
                .then(move("update unit_alias set unit_id = :into where unit_id = :from", from, into))
                .then(move("update unit set merged_into = :into where merged_into = :from", from, into))
                .then(move("update enrollment_order set unit_id = :into where unit_id = :from", from, into))
                .then(move("update roster_import set unit_id = :into where unit_id = :from", from, into))
                .then(move("""
                    update coverage
                    set unit_id = :into, unit_name = (select name from unit where unit_id = :into)
                    where unit_id = :from
                    """, from, into));
    }

    private Mono<Boolean> isFree(UUID unitId, String name) {
        return db.sql("""
            select not exists (select from unit
                               where name = :name and unit_id <> :unitId and state <> 'MERGED')
               and not exists (select from unit_alias where alias = :name and unit_id <> :unitId) as free
            """)
                .bind("name", name)
                .bind("unitId", unitId)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Boolean> insertAlias(UUID unitId, String alias, String by, Instant at) {
        return db.sql("""
            insert into unit_alias (alias, unit_id, created_by, created_at)
            values (:alias, :unitId, :by, :at)
            on conflict (alias) do update set alias = excluded.alias
            where unit_alias.unit_id = excluded.unit_id
            """)
                .bind("alias", alias)
                .bind("unitId", unitId)
                .bind("by", by)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Void> keepOldName(UUID named, UUID owner, String by, Instant at) {
        return db.sql("""
            insert into unit_alias (alias, unit_id, created_by, created_at)
            select name, :owner, :by, :at from unit where unit_id = :named
            on conflict (alias) do nothing
            """)
                .bind("owner", owner)
                .bind("by", by)
                .bind("at", at)
                .bind("named", named)
                .then();
    }

    private Mono<Void> move(String sql, UUID from, UUID into) {
        return db.sql(sql).bind("from", from).bind("into", into).then();
    }
}
