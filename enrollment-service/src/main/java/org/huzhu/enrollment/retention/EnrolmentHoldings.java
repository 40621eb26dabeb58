package org.huzhu.enrollment.retention;

import static org.huzhu.platform.retention.ErasableKind.Binding.FREE;
import static org.huzhu.platform.retention.ErasableKind.Binding.UNTIL_PERIOD_ENDS;
import static org.huzhu.platform.retention.ErasableKind.Binding.WHILE_RUNNING;
import static org.huzhu.platform.retention.ErasableKind.blanking;
import static org.huzhu.platform.retention.ErasableKind.deleting;

import java.util.List;
import java.util.Map;
import org.huzhu.platform.retention.ErasableKind;
import org.huzhu.platform.retention.Holdings;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Rosters, coverages and what was handed in with them. Rows that orders are counted by stay without their persons;
 * everything else goes.
 */
@Component
class EnrolmentHoldings implements Holdings {

    private static final String OF_ORDER = "join enrollment_order o on o.order_no = t.order_no";

    private static final String END_OF_ORDER = """
            case o.state
                when 'COMPLETED' then coalesce(
                    (select max(upper(c.term)) - 1 from coverage c where c.order_no = o.order_no),
                    (o.completed_at at time zone 'Asia/Shanghai')::date)
                when 'CANCELLED' then (coalesce(o.submitted_at, o.applied_at) at time zone 'Asia/Shanghai')::date
            end""";

    private static final String END_OF_ROW = """
            case o.state when 'COMPLETED' then coalesce(
                (select max(upper(c.term)) - 1 from coverage c where c.person_id = t.person_id and c.order_no = t.order_no),
                (o.completed_at at time zone 'Asia/Shanghai')::date) end""";

    private static final String END_OF_REVIEW = """
            case when o.state in ('COMPLETED', 'CANCELLED')
                 then (coalesce(o.completed_at, o.submitted_at, o.applied_at) at time zone 'Asia/Shanghai')::date end""";

    private static final String HELD_ON_ROSTER = """
            exists (select from roster_person r join legal_hold h on h.person_id = r.person_id and h.released_at is null
                    where r.order_no = t.order_no)""";

    private static final String END_OF_IMPORT = "(i.finished_at at time zone 'Asia/Shanghai')::date";

    private final EnrolmentCopies copies;

    EnrolmentHoldings(EnrolmentCopies copies) {
        this.copies = copies;
    }

    @Override
    public String service() {
        return "enrollment";
    }

    @Override
    public List<ErasableKind> kinds() {
        return List.of(
                blanking(
                                "roster-row",
                                "roster_person",
                                "t.eligible and o.state <> 'CANCELLED' and length(t.sealed) > 0",
                                """
                                name = '', sealed = ''::bytea, remark = '', fingerprint = null, warnings = '[]', repairs = '[]'""")
                        .joined(OF_ORDER)
                        .since(END_OF_ROW, UNTIL_PERIOD_ENDS),
                deleting("refused-row", "roster_person")
                        .joined(OF_ORDER)
                        .where("(not t.eligible or o.state = 'CANCELLED')")
                        .since(END_OF_REVIEW, WHILE_RUNNING),
                deleting("checked-row", "roster_staged")
                        .joined("join roster_import i on i.import_id = t.import_id")
                        .since(END_OF_IMPORT, FREE),
                blanking("roster-file", "roster_import", "t.file_key <> '' and t.state <> 'RUNNING'", "file_key = ''")
                        .since("(t.finished_at at time zone 'Asia/Shanghai')::date", FREE)
                        .withFile("t.file_key")
                        .ofMany(HELD_ON_ROSTER),
                deleting("order-file", "order_file")
                        .joined(OF_ORDER)
                        .since(END_OF_ORDER, FREE)
                        .withFile("t.file_key")
                        .ofMany(HELD_ON_ROSTER),
                transferRow(),
                blanking("coverage", "coverage", "length(t.sealed) > 0", "name = '', sealed = ''::bytea, remark = ''")
                        .since("upper(t.term) - 1", UNTIL_PERIOD_ENDS),
                blanking("handler-change", "handler_change", "length(t.sealed_id_number) > 0", """
                        applicant_phone = '', applicant_name = '', masked_id_number = '', sealed_id_number = ''::bytea,
                        file_key = '', file_name = ''""")
                        .since("(t.decided_at at time zone 'Asia/Shanghai')::date", WHILE_RUNNING)
                        .withFile("t.file_key")
                        .ofAccount("t.applicant"));
    }

    /** Masked already; whose it is stands in the coverage it became. */
    private static ErasableKind transferRow() {
        return blanking(
                        "transfer-row",
                        "coverage_import_row",
                        "(t.name <> '' or t.id_number <> '' or length(t.sealed) > 0)",
                        "name = '', id_number = '', sealed = ''::bytea")
                .joined("join coverage_import i on i.import_id = t.import_id"
                        + " left join coverage c on c.coverage_id = t.coverage_id")
                .since(END_OF_IMPORT, FREE)
                .ofPerson("c.person_id");
    }

    @Override
    public Mono<Map<String, Object>> copyOf(Subject subject) {
        return copies.of(subject.personId());
    }

    @Override
    public String trailOf() {
        return """
                select 'PERSON', asked.person_id::text from asked
                union all
                select 'COVERAGE', c.coverage_id::text from asked join coverage c on c.person_id = asked.person_id
                union all
                select distinct 'ORDER', r.order_no::text from asked join roster_person r on r.person_id = asked.person_id
                """;
    }
}
