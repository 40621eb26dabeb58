package org.huzhu.check.projection;

import static org.huzhu.check.store.Service.CLAIMS;
import static org.huzhu.check.store.Service.ENROLLMENT;
import static org.huzhu.check.store.Service.MEMBER;
import static org.huzhu.check.store.Service.NOTIFICATION;

import java.util.List;
import org.huzhu.check.store.Service;

/** Every table that is a copy. UUIDs are ordered by their bytes, which is the order of their texts. */
final class Copies {

    private static final String COVERAGES = """
            select person_id || '/' || coverage_id as id, activated_at < :settled as settled, product, class_code, card_kind,
                   order_no, lower(term) as first_day, upper(term) - 1 as last_day, premium
            from coverage order by person_id, coverage_id
            """;

    private static final List<String> COVERAGE_COLUMNS =
            List.of("product", "class_code", "card_kind", "order_no", "first_day", "last_day", "premium");

    private static final String CLAIM_ROWS = """
            select c.person_id || '/' || c.claim_id as id, c.changed_at < :settled as settled, c.revision, c.product,
                   c.class_code, c.category, c.origin, c.state, c.amount, c.due_on, c.reason, c.closed_at as completed_at,
                   c.state = 'COMPLETED' as completed, coalesce(c.amount, 0.00) as paid,
                   (select min(i.event_date) from claim_item i
                    where i.person_id = c.person_id and i.claim_id = c.claim_id) as event_date
            from claim c order by c.person_id, c.claim_id
            """;

    /** A unit that was merged away shows the name of its successor. */
    private static final String UNITS = """
            select u.unit_id::text as id, u.created_at < :settled as settled, coalesce(i.name, u.name) as name,
                   u.handler_account_id as handler
            from unit u left join unit i on i.unit_id = u.merged_into
            order by u.unit_id
            """;

    private static final String KNOWN_UNITS =
            "select unit_id::text as id, name, handler_account_id as handler from unit order by unit_id";

    static final List<Copy> ALL = List.of(
            new Copy("member.coverage", COVERAGE_COLUMNS, ENROLLMENT, COVERAGES, MEMBER, """
                    select person_id || '/' || coverage_id as id, product, class_code, card_kind, order_no,
                           covered_from as first_day, covered_to as last_day, premium
                    from coverage order by person_id, coverage_id
                    """),
            new Copy("claims.covered_term", COVERAGE_COLUMNS, ENROLLMENT, COVERAGES, CLAIMS, """
                    select person_id || '/' || coverage_id as id, product, class_code, card_kind, order_no,
                           lower(term) as first_day, upper(term) - 1 as last_day, premium
                    from covered_term order by person_id, coverage_id
                    """),
            new Copy("claims.expired_term", List.of("last_day"), ENROLLMENT, """
                    select person_id || '/' || coverage_id as id, expired_at < :settled as settled,
                           upper(term) - 1 as last_day
                    from coverage where expired_at is not null order by person_id, coverage_id
                    """, CLAIMS, """
                    select person_id || '/' || coverage_id as id, last_day from expired_term order by person_id, coverage_id
                    """),
            new Copy(
                    "member.claim",
                    List.of(
                            "revision",
                            "product",
                            "class_code",
                            "category",
                            "origin",
                            "state",
                            "amount",
                            "due_on",
                            "reason",
                            "completed_at",
                            "event_date"),
                    CLAIMS,
                    CLAIM_ROWS,
                    MEMBER,
                    """
                    select person_id || '/' || claim_id as id, revision, product, class_code, category, origin, state, amount,
                           due_on, reason, completed_at, event_date
                    from claim order by person_id, claim_id
                    """),
            new Copy(
                    "enrollment.claim",
                    List.of("revision", "product", "event_date", "completed", "paid"),
                    CLAIMS,
                    CLAIM_ROWS,
                    ENROLLMENT,
                    """
                    select person_id || '/' || claim_id as id, revision, product, event_date, completed, amount as paid
                    from claim order by person_id, claim_id
                    """),
            units("member.unit", MEMBER),
            units("claims.unit", CLAIMS),
            new Copy(
                    "claims.member_account",
                    List.of("account_id"),
                    MEMBER,
                    """
                    select person_id::text as id, registered_at < :settled as settled, account_id
                    from member order by person_id
                    """,
                    CLAIMS,
                    "select person_id::text as id, account_id from member_account order by person_id"),
            new Copy(
                    "notification.recipient",
                    List.of("phone_index"),
                    MEMBER,
                    """
                    select account_id::text as id, verified_at < :settled as settled, phone_index
                    from account where verified_at is not null order by account_id
                    """,
                    NOTIFICATION,
                    "select account_id::text as id, phone_index from recipient order by account_id"));

    private Copies() {}

    private static Copy units(String name, Service owner) {
        return new Copy(name, List.of("name", "handler"), ENROLLMENT, UNITS, owner, KNOWN_UNITS);
    }
}
