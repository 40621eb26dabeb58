package org.huzhu.claims.application.store;

import java.util.List;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationStore.Paper;
import org.huzhu.claims.application.domain.Application;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The table injury_application_material. */
final class ApplicationPapers {

    private final DatabaseClient db;

    ApplicationPapers(DatabaseClient db) {
        this.db = db;
    }

    Mono<List<Paper>> of(Application application) {
        return keyed(db.sql("""
                                select material_id, code, copies, file_key, content_type, size, sha256, original_seen,
                                       provided_by, provided_at
                                from injury_application_material
                                where person_id = :personId and application_id = :applicationId
                                order by provided_at, material_id
                                """), application).mapProperties(Paper.class).all().collectList();
    }

    Mono<Boolean> add(Application application, Paper paper) {
        return keyed(db.sql("""
                                insert into injury_application_material
                                    (person_id, application_id, material_id, code, copies, file_key, content_type, size,
                                     sha256, original_seen, provided_by, provided_at)
                                values
                                    (:personId, :applicationId, :materialId, :code, :copies, :fileKey, :contentType, :size,
                                     :sha256, :originalSeen, :by, :at)
                                on conflict on constraint injury_application_material_once do update
                                set copies = greatest(injury_application_material.copies, excluded.copies),
                                    original_seen = injury_application_material.original_seen or excluded.original_seen
                                where excluded.copies > injury_application_material.copies
                                   or (excluded.original_seen and not injury_application_material.original_seen)
                                """), application)
                .bind("materialId", paper.materialId())
                .bind("code", paper.code())
                .bind("copies", paper.copies())
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

    Mono<Void> remove(Application application, UUID materialId) {
        return keyed(db.sql("""
                                delete from injury_application_material
                                where person_id = :personId and application_id = :applicationId
                                  and material_id = :materialId
                                """), application).bind("materialId", materialId).then();
    }

    static GenericExecuteSpec keyed(GenericExecuteSpec statement, Application application) {
        return statement
                .bind("personId", application.identity().personId())
                .bind("applicationId", application.identity().applicationId());
    }
}
