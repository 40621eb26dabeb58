package org.huzhu.check.event;

import static org.huzhu.check.store.Service.CLAIMS;
import static org.huzhu.check.store.Service.ENROLLMENT;
import static org.huzhu.check.store.Service.MEMBER;

import java.util.List;
import org.huzhu.check.store.Service;

/**
 * What was accepted, beside the event that must tell it. Each fact owes one event of its topic; the answer or the job that made
 * it is on record in a table of its own, so a forgotten event shows.
 *
 * @param sql answers {@code id} of the fact, {@code at} when it was accepted and {@code event}, the id of its event or null
 */
record Facts(Service service, String topic, String sql) {

    private static final String OWED = " where f.at >= :since and f.at < :settled";

    static final List<Facts> ALL = List.of(
            of(
                    ENROLLMENT,
                    "coverage.activated",
                    "select coverage_id::text as id, activated_at as at from coverage",
                    "o.body ->> 'coverageId' = f.id"),
            of(
                    ENROLLMENT,
                    "coverage.expired",
                    "select coverage_id::text as id, expired_at as at from coverage where expired_at is not null",
                    "o.body ->> 'coverageId' = f.id"),
            audited("UNIT_REGISTERED", "unit.registered", "o.key = f.object_id"),
            audited("UNIT_APPROVED", "unit.approved", "o.key = f.object_id"),
            audited("UNIT_REJECTED", "unit.rejected", "o.key = f.object_id and o.trace_id = f.trace_id"),
            audited("UNIT_HANDLER_CHANGED", "unit.handler-changed", "o.key = f.object_id and o.trace_id = f.trace_id"),
            audited(
                    "ORDER_SUBMITTED",
                    "enrollment.submitted",
                    "o.body ->> 'orderNo' = f.object_id and o.trace_id = f.trace_id"),
            audited("ORDER_APPROVED", "enrollment.approved", "o.body ->> 'orderNo' = f.object_id"),
            audited("PAYMENT_APPROVED", "enrollment.completed", "o.body ->> 'orderNo' = f.object_id"),
            of(
                    ENROLLMENT,
                    "enrollment.rejected",
                    """
                    select object_id || '@' || seq as id, at, object_id, trace_id from audit
                    where object_type = 'ORDER' and action in ('ORDER_REJECTED', 'PAYMENT_REJECTED')
                    """,
                    "o.body ->> 'orderNo' = f.object_id and o.trace_id = f.trace_id"),
            of(
                    ENROLLMENT,
                    "renewal.due",
                    "select unit_id || ':' || month as id, unit_id::text as key, month, reminded_at as at from renewal_run",
                    "o.key = f.key and o.body ->> 'month' = f.month"),
            of(
                    CLAIMS,
                    "claim.changed",
                    "select claim_id || '@' || revision as id, claim_id::text as claim_id, revision::text as revision, at"
                            + " from claim_step",
                    "o.body ->> 'claimId' = f.claim_id and o.body ->> 'revision' = f.revision"),
            filing("APPROVED", "filing.approved"),
            filing("REJECTED", "filing.rejected"),
            filing("EXPIRED", "filing.expired"),
            filing("REVOKED", "filing.revoked"),
            of(
                    MEMBER,
                    "member.registered",
                    "select person_id::text as id, registered_at as at from member",
                    "o.key = f.id"),
            of(
                    MEMBER,
                    "account.verified",
                    "select account_id::text as id, verified_at as at from account where verified_at is not null",
                    "o.key = f.id"));

    private static Facts audited(String action, String topic, String join) {
        return of(
                ENROLLMENT,
                topic,
                "select object_id || '@' || seq as id, at, object_id, trace_id from audit where action = '" + action
                        + "'",
                join);
    }

    private static Facts filing(String change, String topic) {
        return of(
                CLAIMS,
                topic,
                "select filing_id::text as id, at from filing_step where change = '" + change + "'",
                "o.body ->> 'filingId' = f.id");
    }

    /** The tables that hold facts are never purged, outboxes are: older facts than the window are not asked about. */
    private static Facts of(Service service, String topic, String facts, String join) {
        return new Facts(service, topic, """
                select distinct on (f.id) f.id, f.at, o.id as event, coalesce(o.created_at, f.at) as made_at
                from (%s) f left join outbox o on o.topic = '%s' and %s %s
                order by f.id
                """.formatted(facts, topic, join, OWED));
    }
}
