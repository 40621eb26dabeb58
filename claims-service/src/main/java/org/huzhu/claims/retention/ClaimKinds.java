package org.huzhu.claims.retention;

import static org.huzhu.platform.retention.ErasableKind.Binding.FREE;
import static org.huzhu.platform.retention.ErasableKind.Binding.UNTIL_PERIOD_ENDS;
import static org.huzhu.platform.retention.ErasableKind.blanking;
import static org.huzhu.platform.retention.ErasableKind.deleting;

import java.util.List;
import org.huzhu.platform.retention.ErasableKind;

/** Claims and what belongs to them; the period runs from the day the claim was closed. */
final class ClaimKinds {

    private static final String OF_CLAIM = "join claim c on c.person_id = t.person_id and c.claim_id = t.claim_id";
    private static final String CLOSED = "(c.closed_at at time zone 'Asia/Shanghai')::date";

    static final List<ErasableKind> ALL = List.of(
            deleting("claim-file", "claim_material")
                    .joined(OF_CLAIM)
                    .since(CLOSED, UNTIL_PERIOD_ENDS)
                    .withFile("t.file_key"),
            blanking("claim", "claim", "length(t.sealed_person) > 0", """
                    sealed_facts = ''::bytea, sealed_person = ''::bytea, sealed_payee = ''::bytea, reason = ''""")
                    .since("(t.closed_at at time zone 'Asia/Shanghai')::date", UNTIL_PERIOD_ENDS),
            deleting("claim", "claim_search").joined(OF_CLAIM).since(CLOSED, UNTIL_PERIOD_ENDS),
            reasons("claim_node"),
            reasons("claim_step"),
            reasons("claim_extension"),
            reasons("claim_proposal"),
            blanking("claim", "claim_qa_finding", "t.note <> ''", "note = ''")
                    .joined(OF_CLAIM)
                    .since(CLOSED, UNTIL_PERIOD_ENDS),
            blanking("decision", "claim_decision", "length(t.inputs) > 0", "inputs = ''::bytea, decision = ''::bytea")
                    .joined(OF_CLAIM)
                    .since(CLOSED, UNTIL_PERIOD_ENDS),
            deleting("simulation", "simulation_difference")
                    .joined("join simulation s on s.simulation_id = t.simulation_id")
                    .since("(s.finished_at at time zone 'Asia/Shanghai')::date", FREE));

    private ClaimKinds() {}

    /** Written by hand, and so may name anybody. */
    private static ErasableKind reasons(String table) {
        return blanking("claim", table, "t.reason <> ''", "reason = ''")
                .joined(OF_CLAIM)
                .since(CLOSED, UNTIL_PERIOD_ENDS);
    }
}
