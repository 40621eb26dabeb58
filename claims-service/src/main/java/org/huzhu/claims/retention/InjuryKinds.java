package org.huzhu.claims.retention;

import static org.huzhu.platform.retention.ErasableKind.Binding.UNTIL_PERIOD_ENDS;
import static org.huzhu.platform.retention.ErasableKind.blanking;
import static org.huzhu.platform.retention.ErasableKind.deleting;

import java.util.List;
import org.huzhu.platform.retention.ErasableKind;

/** Filings for treatment elsewhere and work-injury applications, with their papers and the words of their reviews. */
final class InjuryKinds {

    private static final String OF_FILING = "join filing f on f.person_id = t.person_id and f.filing_id = t.filing_id";
    private static final String FILING_ENDED = """
            case when %1$s.state in ('REJECTED', 'CANCELLED', 'CHANGED', 'EXPIRED', 'REVOKED')
                 then coalesce(%1$s.ended_on, %1$s.valid_to, (%1$s.changed_at at time zone 'Asia/Shanghai')::date)
                 when %1$s.state = 'APPROVED' then %1$s.valid_to end""";

    private static final String OF_APPLICATION = """
            join injury_application a on a.person_id = t.person_id and a.application_id = t.application_id""";

    static final List<ErasableKind> ALL = List.of(
            deleting("filing", "filing_material")
                    .joined(OF_FILING)
                    .since(FILING_ENDED.formatted("f"), UNTIL_PERIOD_ENDS)
                    .withFile("t.file_key"),
            blanking("filing", "filing_step", "t.reason <> ''", "reason = ''")
                    .joined(OF_FILING)
                    .since(FILING_ENDED.formatted("f"), UNTIL_PERIOD_ENDS),
            blanking("filing", "filing_override", "t.reason <> ''", "reason = ''")
                    .joined(OF_FILING)
                    .since(FILING_ENDED.formatted("f"), UNTIL_PERIOD_ENDS),
            blanking("filing", "filing", "length(t.sealed_form) > 0", "sealed_form = ''::bytea, reason = ''")
                    .since(FILING_ENDED.formatted("t"), UNTIL_PERIOD_ENDS),
            deleting("application", "injury_application_material")
                    .joined(OF_APPLICATION)
                    .since("a.finished_on", UNTIL_PERIOD_ENDS)
                    .withFile("t.file_key"),
            blanking("application", "injury_application_step", "t.reason <> ''", "reason = ''")
                    .joined(OF_APPLICATION)
                    .since("a.finished_on", UNTIL_PERIOD_ENDS),
            blanking("application", "injury_application", "length(t.sealed_file) > 0", """
                    sealed_file = ''::bytea, reason = ''""")
                    .since("t.finished_on", UNTIL_PERIOD_ENDS));

    private InjuryKinds() {}
}
