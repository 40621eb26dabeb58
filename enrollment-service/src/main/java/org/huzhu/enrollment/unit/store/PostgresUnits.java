package org.huzhu.enrollment.unit.store;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.util.UUID;
import org.huzhu.enrollment.unit.PledgeTokens;
import org.huzhu.enrollment.unit.UnitStore;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.enrollment.unit.domain.AttachmentKind;
import org.huzhu.enrollment.unit.domain.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresUnits implements UnitStore {

    private static final String SUMMARY = "select unit_id, handler_account_id, name, uscc, state from unit where ";

    private final DatabaseClient db;

    PostgresUnits(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<UnitSummary> summary(UUID unitId) {
        return db.sql(SUMMARY + "unit_id = :unitId")
                .bind("unitId", unitId)
                .mapProperties(UnitSummary.class)
                .one();
    }

    @Override
    public Mono<UnitSummary> summaryOfHandler(UUID accountId) {
        return db.sql(SUMMARY + "handler_account_id = :accountId and state <> 'MERGED'")
                .bind("accountId", accountId)
                .mapProperties(UnitSummary.class)
                .one();
    }

    @Override
    public Mono<UnitSummary> summaryOfUscc(String uscc) {
        return db.sql(SUMMARY + "uscc = :uscc and state <> 'MERGED'")
                .bind("uscc", uscc)
                .mapProperties(UnitSummary.class)
                .one();
    }

    /** Two units may have registered the same name; then it names neither. */
    @Override
    public Mono<UnitSummary> summaryOfName(String name) {
        return db.sql(SUMMARY + """
            state <> 'MERGED'
              and (name = :name or unit_id = (select unit_id from unit_alias where alias = :name))
            limit 2
            """)
                .bind("name", name)
                .mapProperties(UnitSummary.class)
                .all()
                .collectList()
                .filter(found -> found.size() == 1)
                .map(found -> found.getFirst());
    }

    @Override
    public Mono<Boolean> insert(NewUnit unit) {
        return db.sql("""
            insert into unit
                (unit_id, handler_account_id, handler_phone, name, uscc, union_established, state, created_at)
            values (:unitId, :accountId, :phone, :name, :uscc, :unionEstablished, 'INCOMPLETE', :at)
            on conflict do nothing
            """)
                .bind("unitId", unit.unitId())
                .bind("accountId", unit.handlerAccountId())
                .bind("phone", unit.maskedPhone())
                .bind("name", unit.name())
                .bind("uscc", unit.uscc())
                .bind("unionEstablished", unit.unionEstablished())
                .bind("at", unit.at())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Boolean> hasSimilarName(UUID unitId, String name) {
        return db.sql("""
            select exists (select from unit
                           where name_key = unit_name_key(:name) and unit_id <> :unitId and state <> 'MERGED')
                or exists (select from unit_alias where alias = :name and unit_id <> :unitId) as found
            """)
                .bind("name", name)
                .bind("unitId", unitId)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<Unit> lock(UUID unitId) {
        return db.sql("""
            select u.*,
                   array(select kind from unit_attachment a where a.unit_id = u.unit_id) as kinds
            from unit u
            where u.unit_id = :unitId
            for update of u
            """)
                .bind("unitId", unitId)
                .mapProperties(UnitRow.class)
                .one()
                .map(UnitRow::toUnit);
    }

    @Override
    public Mono<Void> saveProfile(UUID unitId, ProfileChange change) {
        return db.sql("""
            update unit
            set district = coalesce(:district, district),
                medical_code = coalesce(:medicalCode, medical_code),
                handler_name = coalesce(:handlerName, handler_name),
                sealed_handler_id = coalesce(:sealedHandlerId, sealed_handler_id),
                masked_handler_id = coalesce(:maskedHandlerId, masked_handler_id),
                union_established = coalesce(:unionEstablished, union_established),
                version = version + 1
            where unit_id = :unitId
            """)
                .bind("district", nullable(change.district().orElse(null), String.class))
                .bind("medicalCode", nullable(change.medicalCode().orElse(null), String.class))
                .bind("handlerName", nullable(change.handlerName().orElse(null), String.class))
                .bind(
                        "sealedHandlerId",
                        nullable(change.handlerId().map(HandlerId::sealed).orElse(null), byte[].class))
                .bind(
                        "maskedHandlerId",
                        nullable(change.handlerId().map(HandlerId::masked).orElse(null), String.class))
                .bind("unionEstablished", nullable(change.unionEstablished().orElse(null), Boolean.class))
                .bind("unitId", unitId)
                .then();
    }

    @Override
    public Mono<Void> saveAttachment(UUID unitId, Attachment attachment) {
        return db.sql("""
            insert into unit_attachment
                (unit_id, kind, file_key, file_name, content_type, size_bytes, sha256, uploaded_at)
            values (:unitId, :kind, :fileKey, :fileName, :contentType, :size, :sha256, :uploadedAt)
            on conflict (unit_id, kind) do update
            set file_key = excluded.file_key, file_name = excluded.file_name,
                content_type = excluded.content_type, size_bytes = excluded.size_bytes,
                sha256 = excluded.sha256, uploaded_at = excluded.uploaded_at
            """)
                .bind("unitId", unitId)
                .bind("kind", attachment.kind().name())
                .bind("fileKey", attachment.fileKey())
                .bind("fileName", attachment.fileName())
                .bind("contentType", attachment.contentType())
                .bind("size", attachment.size())
                .bind("sha256", attachment.sha256())
                .bind("uploadedAt", attachment.uploadedAt())
                .then();
    }

    @Override
    public Mono<Attachment> attachment(UUID unitId, AttachmentKind kind) {
        return db.sql("""
            select kind, file_key, file_name, content_type, size_bytes as size, sha256, uploaded_at
            from unit_attachment
            where unit_id = :unitId and kind = :kind
            """)
                .bind("unitId", unitId)
                .bind("kind", kind.name())
                .mapProperties(Attachment.class)
                .one();
    }

    @Override
    public Mono<Void> saveState(Unit unit, Instant at) {
        return switch (unit) {
            case Unit.Incomplete _ -> Mono.error(new IllegalStateException("no way leads back to INCOMPLETE"));
            case Unit.UnderReview _ -> setState(unit, "submitted_at = :at, review_reason = null", at);
            case Unit.Approved _ -> setState(unit, "reviewed_at = :at, review_reason = null", at);
            case Unit.Rejected rejected -> reject(rejected, at);
            case Unit.Merged merged -> merge(merged);
        };
    }

    private Mono<Void> setState(Unit unit, String moment, Instant at) {
        return db.sql("update unit set state = :state, " + moment + ", version = version + 1 where unit_id = :unitId")
                .bind("state", unit.state().name())
                .bind("at", at)
                .bind("unitId", unit.identity().unitId())
                .then();
    }

    private Mono<Void> reject(Unit.Rejected unit, Instant at) {
        return db.sql("""
            update unit
            set state = 'REJECTED', reviewed_at = :at, review_reason = :reason, version = version + 1
            where unit_id = :unitId
            """)
                .bind("at", at)
                .bind("reason", unit.reason())
                .bind("unitId", unit.identity().unitId())
                .then();
    }

    private Mono<Void> merge(Unit.Merged unit) {
        return db.sql("""
            update unit set state = 'MERGED', merged_into = :into, version = version + 1
            where unit_id = :unitId
            """)
                .bind("into", unit.into())
                .bind("unitId", unit.identity().unitId())
                .then();
    }

    @Override
    public Mono<Void> savePledge(UUID unitId, PledgeTokens.Reading reading, Instant acceptedAt) {
        return db.sql("""
            update unit
            set pledge_version = :version, pledge_hash = :hash, pledge_opened_at = :openedAt,
                pledge_accepted_at = :acceptedAt
            where unit_id = :unitId
            """)
                .bind("version", reading.version())
                .bind("hash", reading.textHash())
                .bind("openedAt", reading.openedAt())
                .bind("acceptedAt", acceptedAt)
                .bind("unitId", unitId)
                .then();
    }

    static <T> Parameter nullable(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
