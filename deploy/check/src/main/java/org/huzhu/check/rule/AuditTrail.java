package org.huzhu.check.rule;

import java.util.ArrayList;
import java.util.List;
import org.huzhu.check.store.Service;

/** I9: the audit trail was not tampered with and has no hole: every change of a state left a row. */
public final class AuditTrail extends RuleBook {

    /** The same as {@code Audit.broken()} of the platform. */
    private static final String BROKEN = """
            select seq::text as id
            from (select audit.*,
                         coalesce(lag(hash) over (partition by object_type, object_id order by seq), ''::bytea) as expected
                  from audit) as chain
            where previous <> expected
               or hash <> audit_hash(previous, at, actor, actor_roles, action, object_type, object_id, purpose, detail, trace_id)
            """;

    @Override
    public String id() {
        return "I9";
    }

    @Override
    public Title title() {
        return new Title("审计链完整，每次状态变化都有审计记录", "the audit chain is unbroken, every state change has an audit row");
    }

    @Override
    List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (var service : Service.values()) {
            rules.add(new Rule(service, "a row of the " + service.schema() + " trail that was changed", BROKEN));
        }
        rules.addAll(EnrolmentTrail.RULES);
        rules.addAll(ClaimTrail.RULES);
        rules.addAll(MemberTrail.RULES);
        return List.copyOf(rules);
    }
}
