package org.huzhu.claims.claim;

import java.util.Optional;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;

/**
 * Who claims (SHC-041), as told when filing or known from the coverage. Sealed at rest.
 *
 * @param birthDate ISO day; empty where it was not asked for, like the fields after it
 * @param illness 疾病名称, as the applicant or the record names it
 */
public record Applicant(
        String name,
        String idNumber,
        String phone,
        String birthDate,
        String sex,
        String registeredAddress,
        String homeAddress,
        String district,
        String illness,
        Optional<String> accountId) {

    /** Shown in place of what was erased. */
    public static final Applicant ERASED = of(PersonalData.ERASED);

    public static Applicant of(PersonalData person) {
        return new Applicant(
                person.name(), person.idNumber(), person.phone(), "", "", "", "", "", "", Optional.empty());
    }

    public String maskedPhone() {
        return MobileNumber.mask(phone);
    }

    /** A record's default text would print it all into a log. */
    @Override
    public String toString() {
        return PersonName.mask(name);
    }
}
