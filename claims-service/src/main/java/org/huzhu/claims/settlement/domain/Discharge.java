package org.huzhu.claims.settlement.domain;

import java.time.LocalDate;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.ResidentId;

/**
 * A finished hospital stay (出院记录) as the medical insurance tells it (WXM-010, SHC-020).
 *
 * @param source who reports; the record id is unique within it
 * @param facts everything told that the rulebooks know a question for, and the length of the stay (SHC-026)
 * @param diagnosis empty where none was told
 */
public record Discharge(
        String source,
        String recordId,
        String idNumber,
        LocalDate admittedOn,
        LocalDate dischargedOn,
        String hospital,
        String diagnosis,
        Facts facts) {

    /** A record's default text would print the ID number and the illness into a log. */
    @Override
    public String toString() {
        return source + "/" + recordId + " " + ResidentId.mask(idNumber);
    }
}
