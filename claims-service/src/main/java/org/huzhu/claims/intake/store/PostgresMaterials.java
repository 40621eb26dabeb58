package org.huzhu.claims.intake.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.intake.MaterialStore;
import org.huzhu.claims.material.domain.Provided;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresMaterials implements MaterialStore {

    private static final String COLUMNS = """
            material_id, code, source, file_key, content_type, size, sha256, original_seen, document_date, provided_by,
            provided_at
            """;

    private final DatabaseClient db;

    PostgresMaterials(DatabaseClient db) {
        this.db = db;
    }

    record MaterialRow(
            UUID materialId,
            String code,
            Provided.Source source,
            String fileKey,
            String contentType,
            long size,
            byte[] sha256,
            boolean originalSeen,
            @Nullable LocalDate documentDate,
            String providedBy,
            Instant providedAt) {

        Kept kept() {
            return new Kept(
                    materialId,
                    code,
                    source,
                    fileKey,
                    contentType,
                    size,
                    sha256,
                    originalSeen,
                    Optional.ofNullable(documentDate),
                    providedBy,
                    providedAt);
        }
    }

    @Override
    public Mono<List<Kept>> of(Claim claim) {
        return keyed("select " + COLUMNS + """
                        from claim_material
                        where person_id = :personId and claim_id = :claimId
                        order by provided_at, material_id
                        """, claim)
                .mapProperties(MaterialRow.class)
                .all()
                .map(MaterialRow::kept)
                .collectList();
    }

    @Override
    public Mono<Kept> find(Claim claim, UUID materialId) {
        return keyed("select " + COLUMNS + """
                        from claim_material
                        where person_id = :personId and claim_id = :claimId and material_id = :materialId
                        """, claim)
                .bind("materialId", materialId)
                .mapProperties(MaterialRow.class)
                .one()
                .map(MaterialRow::kept);
    }

    @Override
    public Mono<Kept> add(Claim claim, Kept kept) {
        var insert = keyed("""
                        insert into claim_material
                            (person_id, claim_id, material_id, code, source, file_key, content_type, size, sha256,
                             original_seen, document_date, provided_by, provided_at)
                        values
                            (:personId, :claimId, :materialId, :code, :source, :fileKey, :contentType, :size, :sha256,
                             :originalSeen, :documentDate, :by, :at)
                        on conflict on constraint claim_material_once do nothing
                        """, claim)
                .bind("materialId", kept.materialId())
                .bind("code", kept.code())
                .bind("source", kept.source().name())
                .bind("fileKey", kept.fileKey())
                .bind("contentType", kept.contentType())
                .bind("size", kept.size())
                .bind("sha256", kept.sha256())
                .bind("originalSeen", kept.originalSeen())
                .bind("by", kept.providedBy())
                .bind("at", kept.providedAt());
        return kept.documentDate()
                .map(day -> insert.bind("documentDate", day))
                .orElseGet(() -> insert.bindNull("documentDate", LocalDate.class))
                .fetch()
                .rowsUpdated()
                .filter(added -> added == 1)
                .map(_ -> kept);
    }

    @Override
    public Mono<Kept> same(Claim claim, Kept kept) {
        return keyed("select " + COLUMNS + """
                        from claim_material
                        where person_id = :personId and claim_id = :claimId and code = :code and sha256 = :sha256
                        """, claim)
                .bind("code", kept.code())
                .bind("sha256", kept.sha256())
                .mapProperties(MaterialRow.class)
                .one()
                .map(MaterialRow::kept);
    }

    @Override
    public Mono<Void> remove(Claim claim, UUID materialId) {
        return keyed("""
                        delete from claim_material
                        where person_id = :personId and claim_id = :claimId and material_id = :materialId
                        """, claim).bind("materialId", materialId).then();
    }

    @Override
    public Mono<Void> setElectronic(Claim claim, Collection<String> codes, String by, Instant at) {
        return keyed("""
                        with gone as (
                            delete from claim_material
                            where person_id = :personId and claim_id = :claimId and source = 'E_LICENCE'
                              and code <> all(:codes::text[])
                        )
                        insert into claim_material
                            (person_id, claim_id, material_id, code, source, file_key, content_type, size, sha256,
                             original_seen, document_date, provided_by, provided_at)
                        select :personId, :claimId, gen_random_uuid(), code, 'E_LICENCE', '', '', 0, ''::bytea, false, null, :by,
                               :at
                        from unnest(:codes::text[]) as electronic (code)
                        on conflict on constraint claim_material_once do nothing
                        """, claim)
                .bind("codes", codes.toArray(String[]::new))
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    private GenericExecuteSpec keyed(String statement, Claim claim) {
        return db.sql(statement)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId());
    }
}
