package org.huzhu.enrollment.roster.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.roster.RosterPerson;
import org.huzhu.enrollment.roster.domain.Finding;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** A person on a roster with masked numbers; the row number is the one in the sheet (WXU-037). */
record PersonView(
        UUID personRowId,
        int rowNo,
        String name,
        String idNumber,
        String bankCard,
        String bankName,
        String phone,
        String remark,
        boolean eligible,
        List<Finding> reasons,
        List<Finding> warnings,
        List<Finding> repairs,
        @Nullable LocalDate termFrom) {

    static PersonView of(RosterPerson person, PersonVault vault) {
        PersonalData data = vault.open(person.personId(), person.sealed());
        return new PersonView(
                person.personRowId(),
                person.rowNo(),
                person.name(),
                data.maskedIdNumber(),
                data.maskedBankCard(),
                data.bankName(),
                data.maskedPhone(),
                person.remark(),
                person.eligible(),
                person.reasons(),
                person.warnings(),
                person.repairs(),
                person.termFrom().orElse(null));
    }

    static Page<PersonView> page(Page<RosterPerson> page, PersonVault vault) {
        return new Page<>(page.items().stream().map(person -> of(person, vault)).toList(), page.next(), page.total());
    }
}
