package org.huzhu.claims.retention;

import static org.huzhu.platform.retention.ErasableKind.Binding.FREE;
import static org.huzhu.platform.retention.ErasableKind.Binding.UNTIL_PERIOD_ENDS;
import static org.huzhu.platform.retention.ErasableKind.blanking;

import java.util.List;
import org.huzhu.platform.retention.ErasableKind;

/** Accounts and the bank's words; the period runs from the day the payout came to its end. */
final class PayoutKinds {

    private static final String OF_PAYOUT = "join payout p on p.person_id = t.person_id and p.claim_id = t.claim_id";
    private static final String SETTLED = """
            case when %1$s.state in ('PAID', 'REVERSED')
                 then (%1$s.changed_at at time zone 'Asia/Shanghai')::date end""";

    private static final String HELD_IN_BATCH = """
            exists (select from payout_line l join legal_hold h on h.person_id = l.person_id and h.released_at is null
                    where l.batch_id = t.batch_id)""";

    static final List<ErasableKind> ALL = List.of(
            blanking("payout", "payout", "length(t.sealed_payee) > 0", "sealed_payee = ''::bytea")
                    .since(SETTLED.formatted("t"), UNTIL_PERIOD_ENDS),
            blanking("payout", "payout_line", "length(t.sealed_payee) > 0", "sealed_payee = ''::bytea")
                    .joined(OF_PAYOUT)
                    .since(SETTLED.formatted("p"), UNTIL_PERIOD_ENDS),
            blanking("payout", "payout_answer", "length(t.sealed_text) > 0", "sealed_text = ''::bytea")
                    .joined(OF_PAYOUT)
                    .since(SETTLED.formatted("p"), UNTIL_PERIOD_ENDS),
            blanking("payout", "payout_request", "(t.reason <> '' or t.remark <> '')", "reason = '', remark = ''")
                    .joined(OF_PAYOUT)
                    .since(SETTLED.formatted("p"), UNTIL_PERIOD_ENDS),
            blanking("bank-file", "payout_batch", "length(t.sealed_file) > 0", "sealed_file = ''::bytea")
                    .since("""
                            case when t.state in ('SENT', 'REJECTED', 'CANCELLED')
                                 then (coalesce(t.sent_at, t.checked_at, t.made_at) at time zone 'Asia/Shanghai')::date
                            end""", FREE)
                    .ofMany(HELD_IN_BATCH));

    private PayoutKinds() {}
}
