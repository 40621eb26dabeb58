package org.huzhu.enrollment.retention;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.privacy.PersonVault;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What enrolment tells a person about himself: every row with his numbers as they were that day. */
@Component
class EnrolmentCopies {

    private final DatabaseClient db;
    private final PersonVault vault;

    EnrolmentCopies(DatabaseClient db, PersonVault vault) {
        this.db = db;
        this.vault = vault;
    }

    Mono<Map<String, Object>> of(UUID personId) {
        return rosterRows(personId).zipWith(coverages(personId), (rows, coverages) -> {
            var copy = new LinkedHashMap<String, Object>();
            copy.put("rosterRows", rows);
            copy.put("coverages", coverages);
            return copy;
        });
    }

    private Mono<List<Map<String, Object>>> rosterRows(UUID personId) {
        return db.sql("""
                        select r.order_no, r.row_no, r.sealed, r.remark, r.eligible, r.reasons::text as reasons, o.state,
                               u.name as unit
                        from roster_person r
                             join enrollment_order o on o.order_no = r.order_no
                             join unit u on u.unit_id = o.unit_id
                        where r.person_id = :person
                        order by r.order_no, r.row_no
                        """)
                .bind("person", personId)
                .map(row -> {
                    var told = person(personId, row);
                    told.put("orderNo", text(row, "order_no"));
                    told.put("unit", text(row, "unit"));
                    told.put("state", text(row, "state"));
                    told.put("eligible", requireNonNull(row.get("eligible", Boolean.class)));
                    told.put("reasons", text(row, "reasons"));
                    told.put("remark", text(row, "remark"));
                    return told;
                })
                .all()
                .collectList();
    }

    private Mono<List<Map<String, Object>>> coverages(UUID personId) {
        return db.sql("""
                        select coverage_id, unit_name, order_no, product, class_code, sealed, remark, premium::text as premium,
                               status, lower(term) as first_day, upper(term) - 1 as last_day
                        from coverage where person_id = :person order by lower(term), coverage_id
                        """)
                .bind("person", personId)
                .map(row -> {
                    var told = person(personId, row);
                    told.put("coverageId", requireNonNull(row.get("coverage_id", UUID.class)));
                    told.put("unit", text(row, "unit_name"));
                    told.put("orderNo", text(row, "order_no"));
                    told.put("product", text(row, "product"));
                    told.put("classCode", text(row, "class_code"));
                    told.put("from", requireNonNull(row.get("first_day", LocalDate.class)));
                    told.put("to", requireNonNull(row.get("last_day", LocalDate.class)));
                    told.put("premium", text(row, "premium"));
                    told.put("status", text(row, "status"));
                    told.put("remark", text(row, "remark"));
                    return told;
                })
                .all()
                .collectList();
    }

    private Map<String, Object> person(UUID personId, Readable row) {
        var data = vault.open(personId, requireNonNull(row.get("sealed", byte[].class)));
        var told = new LinkedHashMap<String, Object>();
        told.put("name", data.name());
        told.put("idNumber", data.idNumber());
        told.put("bankCard", data.bankCard());
        told.put("bankName", data.bankName());
        told.put("phone", data.phone());
        return told;
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }
}
