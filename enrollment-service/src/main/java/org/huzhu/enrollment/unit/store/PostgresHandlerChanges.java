package org.huzhu.enrollment.unit.store;

import static org.huzhu.enrollment.unit.store.PostgresUnits.nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.HandlerChangeStore;
import org.huzhu.enrollment.unit.HandlerChangeView;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresHandlerChanges implements HandlerChangeStore {

    private static final String VIEW = """
        select c.change_id, c.state, c.uscc, c.unit_id, u.name as unit_name, c.applicant_name, c.masked_id_number,
               c.applicant_phone, c.file_name, c.reason, c.requested_at, c.decided_at
        from handler_change c
        left join unit u using (unit_id)
        """;

    private final DatabaseClient db;

    PostgresHandlerChanges(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Boolean> insert(NewChange change) {
        return db.sql("""
            insert into handler_change
                (change_id, uscc, unit_id, applicant, applicant_phone, applicant_name, masked_id_number,
                 sealed_id_number, file_key, file_name, content_type, size_bytes, state, requested_at)
            values (:changeId, :uscc, (select unit_id from unit where uscc = :uscc and state <> 'MERGED'),
                    :applicant, :phone, :name, :maskedId, :sealedId, :fileKey, :fileName, :contentType,
                    :size, 'REQUESTED', :at)
            on conflict do nothing
            """)
                .bind("changeId", change.changeId())
                .bind("uscc", change.uscc())
                .bind("applicant", change.applicant())
                .bind("phone", change.maskedPhone())
                .bind("name", change.name())
                .bind("maskedId", change.idNumber().masked())
                .bind("sealedId", change.idNumber().sealed())
                .bind("fileKey", change.file().key())
                .bind("fileName", change.file().name())
                .bind("contentType", change.file().contentType())
                .bind("size", change.file().size())
                .bind("at", change.at())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Request> lock(UUID changeId) {
        return db.sql("""
            select change_id, unit_id, applicant, state, file_key, file_name, content_type, size_bytes
            from handler_change
            where change_id = :changeId
            for update
            """)
                .bind("changeId", changeId)
                .mapProperties(RequestRow.class)
                .one()
                .map(RequestRow::toRequest);
    }

    @Override
    public Mono<Page<HandlerChangeView>> list(Optional<String> state, Page.Request page) {
        var rows = db.sql(VIEW + """
            where (:state::text is null or c.state = :state)
              and (:after::text is null or (c.requested_at, c.change_id) >
                   (select requested_at, change_id from handler_change where change_id = :after::uuid))
            order by c.requested_at, c.change_id
            limit :limit
            """)
                .bind("state", nullable(state.orElse(null), String.class))
                .bind("after", nullable(page.after().orElse(null), String.class))
                .bind("limit", page.limit() + 1)
                .mapProperties(ViewRow.class)
                .all()
                .map(ViewRow::toView)
                .collectList();
        var total = db.sql("select count(*) from handler_change where (:state::text is null or state = :state)")
                .bind("state", nullable(state.orElse(null), String.class))
                .mapValue(Long.class)
                .one();
        return rows.zipWith(
                total,
                (found, all) -> Page.of(
                        found, page.limit(), all, change -> change.changeId().toString()));
    }

    @Override
    public Mono<HandlerChangeView> latestOf(UUID applicant) {
        return db.sql(VIEW + "where c.applicant = :applicant order by c.requested_at desc limit 1")
                .bind("applicant", applicant)
                .mapProperties(ViewRow.class)
                .one()
                .map(ViewRow::toView);
    }

    @Override
    public Mono<Void> decide(UUID changeId, Decision decision) {
        return db.sql("""
            update handler_change
            set state = :state, reason = :reason, decided_by = :by, decided_at = :at
            where change_id = :changeId
            """)
                .bind("state", decision.state())
                .bind("reason", decision.reason())
                .bind("by", decision.by())
                .bind("at", decision.at())
                .bind("changeId", changeId)
                .then();
    }

    /** The sealed number is bound to the application, so it stays there; the profile shows the masked one. */
    @Override
    public Mono<Boolean> takeOver(Request request) {
        return db.sql("""
            update unit
            set handler_account_id = c.applicant, handler_phone = c.applicant_phone,
                handler_name = c.applicant_name, masked_handler_id = c.masked_id_number,
                sealed_handler_id = null, version = unit.version + 1
            from handler_change c
            where c.change_id = :changeId and unit.unit_id = c.unit_id and unit.state <> 'MERGED'
              and not exists (select from unit other
                              where other.handler_account_id = c.applicant and other.state <> 'MERGED')
            """)
                .bind("changeId", request.changeId())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private record RequestRow(
            UUID changeId,
            @Nullable UUID unitId,
            UUID applicant,
            String state,
            String fileKey,
            String fileName,
            String contentType,
            long sizeBytes) {

        Request toRequest() {
            return new Request(
                    changeId,
                    Optional.ofNullable(unitId),
                    applicant,
                    state,
                    new File(fileKey, fileName, contentType, sizeBytes));
        }
    }

    private record ViewRow(
            UUID changeId,
            String state,
            String uscc,
            @Nullable UUID unitId,
            @Nullable String unitName,
            String applicantName,
            String maskedIdNumber,
            String applicantPhone,
            String fileName,
            String reason,
            Instant requestedAt,
            @Nullable Instant decidedAt) {

        HandlerChangeView toView() {
            return new HandlerChangeView(
                    changeId,
                    state,
                    uscc,
                    Optional.ofNullable(unitId),
                    Optional.ofNullable(unitName),
                    applicantName,
                    maskedIdNumber,
                    applicantPhone,
                    fileName,
                    reason,
                    requestedAt.atZone(Beijing.ZONE).toOffsetDateTime(),
                    Optional.ofNullable(decidedAt)
                            .map(at -> at.atZone(Beijing.ZONE).toOffsetDateTime()));
        }
    }
}
