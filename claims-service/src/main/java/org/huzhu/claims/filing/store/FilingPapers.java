package org.huzhu.claims.filing.store;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.filing.FilingStore.Paper;
import org.huzhu.claims.filing.domain.Filing;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The table filing_material. */
final class FilingPapers {

    private final DatabaseClient db;

    FilingPapers(DatabaseClient db) {
        this.db = db;
    }

    Mono<List<Paper>> of(Filing filing) {
        return keyed(db.sql("""
                                select material_id, code, file_key, content_type, size, sha256, original_seen, provided_by,
                                       provided_at
                                from filing_material
                                where person_id = :personId and filing_id = :filingId
                                order by provided_at, material_id
                                """), filing).mapProperties(Paper.class).all().collectList();
    }

    Mono<Boolean> add(Filing filing, Paper paper) {
        return keyed(db.sql("""
                                insert into filing_material
                                    (person_id, filing_id, material_id, code, file_key, content_type, size, sha256,
                                     original_seen, provided_by, provided_at)
                                values
                                    (:personId, :filingId, :materialId, :code, :fileKey, :contentType, :size, :sha256,
                                     :originalSeen, :by, :at)
                                on conflict on constraint filing_material_once do nothing
                                """), filing)
                .bind("materialId", paper.materialId())
                .bind("code", paper.code())
                .bind("fileKey", paper.fileKey())
                .bind("contentType", paper.contentType())
                .bind("size", paper.size())
                .bind("sha256", paper.sha256())
                .bind("originalSeen", paper.originalSeen())
                .bind("by", paper.providedBy())
                .bind("at", paper.providedAt())
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    Mono<Void> remove(Filing filing, UUID materialId) {
        return keyed(db.sql("""
                                delete from filing_material
                                where person_id = :personId and filing_id = :filingId and material_id = :materialId
                                """), filing).bind("materialId", materialId).then();
    }

    Mono<Void> copy(Filing from, Filing to, Set<String> codes) {
        return keyed(db.sql("""
                                insert into filing_material
                                    (person_id, filing_id, material_id, code, file_key, content_type, size, sha256,
                                     original_seen, provided_by, provided_at)
                                select person_id, :next, gen_random_uuid(), code, file_key, content_type, size, sha256,
                                       original_seen, provided_by, provided_at
                                from filing_material
                                where person_id = :personId and filing_id = :filingId and code = any(:codes::text[])
                                """), from)
                .bind("next", to.identity().filingId())
                .bind("codes", codes.toArray(String[]::new))
                .then();
    }

    static GenericExecuteSpec keyed(GenericExecuteSpec statement, Filing filing) {
        return statement
                .bind("personId", filing.identity().personId())
                .bind("filingId", filing.identity().filingId());
    }
}
