package org.huzhu.claims.claim.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.AskedMaterials;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresAskedMaterials implements AskedMaterials {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresAskedMaterials(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<Void> ask(Claim claim, Node node, List<String> materials) {
        return db.sql("""
                        insert into claim_asked_material (person_id, claim_id, node, material, asked_at)
                        select :personId, :claimId, :node, material, :now
                        from unnest(:materials::text[]) as asked (material)
                        on conflict (person_id, claim_id, node, material) do nothing
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId())
                .bind("node", node.name())
                .bind("materials", materials.toArray(String[]::new))
                .bind("now", clock.instant())
                .then();
    }

    @Override
    public Mono<Set<String>> askedBy(Claim claim, Node node) {
        return db.sql("""
                        select material from claim_asked_material
                        where person_id = :personId and claim_id = :claimId and node = :node
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId())
                .bind("node", node.name())
                .map(row -> requireNonNull(row.get("material", String.class)))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }
}
