package org.huzhu.claims.retention;

import static org.huzhu.platform.retention.ErasableKind.Binding.FREE;
import static org.huzhu.platform.retention.ErasableKind.Binding.UNTIL_PERIOD_ENDS;
import static org.huzhu.platform.retention.ErasableKind.blanking;
import static org.huzhu.platform.retention.ErasableKind.deleting;

import java.util.List;
import org.huzhu.platform.retention.ErasableKind;

/** The own copy of coverages, stays at hospital, and which account a person is. */
final class CoverKinds {

    static final List<ErasableKind> ALL = List.of(
            blanking(
                            "medical-record",
                            "medical_record",
                            "t.result <> 'NOT_COVERED' and length(t.sealed_record) > 0",
                            """
                    sealed_record = ''::bytea""")
                    .since("(t.settled_at at time zone 'Asia/Shanghai')::date", UNTIL_PERIOD_ENDS),
            deleting("medical-record-uncovered", "medical_record")
                    .where("t.result = 'NOT_COVERED'")
                    .since("(t.received_at at time zone 'Asia/Shanghai')::date", FREE),
            blanking("cover", "covered_term", "length(t.sealed_person) > 0", "sealed_person = ''::bytea")
                    .since("upper(t.term) - 1", UNTIL_PERIOD_ENDS),
            deleting("account", "member_account"));

    private CoverKinds() {}
}
