package org.huzhu.enrollment.roster;

import java.util.UUID;
import org.huzhu.enrollment.roster.domain.CheckedRow;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** Turns judged rows into what may be stored. */
@Component
class SealRows {

    private static final int LONGEST_NAME = 200;
    private static final char SEPARATOR = '\u001F';

    private final PersonIds personIds;
    private final PersonVault vault;
    private final BlindIndex rows;

    SealRows(PersonIds personIds, PersonVault vault, KeyRing keys) {
        this.personIds = personIds;
        this.vault = vault;
        this.rows = new BlindIndex(keys, "roster-row");
    }

    UUID personIdOf(CheckedRow row) {
        return row.idNumber().isEmpty() ? rows.of(values(row)) : personIds.of(row.idNumber());
    }

    SealedRow seal(CheckedRow row, UUID personId) {
        var data = new PersonalData(row.name(), row.idNumber(), row.bankCard(), row.bankName(), row.phone());
        return new SealedRow(
                row.rowNo(),
                personId,
                shortened(row.name()),
                vault.seal(personId, data),
                row.remark(),
                row.reasons(),
                row.warnings(),
                row.repairs(),
                rows.of(values(row)));
    }

    private static String values(CheckedRow row) {
        return row.name()
                + SEPARATOR
                + row.idNumber()
                + SEPARATOR
                + row.bankCard()
                + SEPARATOR
                + row.bankName()
                + SEPARATOR
                + row.phone()
                + SEPARATOR
                + row.remark();
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
