package org.huzhu.claims.intake.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;

/**
 * 个人信息 as the applicant confirmed it (SHC-041). What is empty was not told.
 *
 * @param idSource {@code E_LICENCE} where the channel vouches for the ID card (SHC-046)
 */
public record Identity(
        String name,
        String idType,
        String idNumber,
        String phone,
        String birthDate,
        String sex,
        String registeredAddress,
        String homeAddress,
        String district,
        String idSource) {

    /** Papers whose numbers have 18 digits and the same check digit (rulebook 2.5, 3.2). */
    private static final Set<String> NUMBERED_ALIKE =
            Set.of("ID_CARD", "RESIDENT_ID", "身份证", "HK_MACAO_TW_PERMIT", "FOREIGN_PR_CARD");

    public Optional<Refusal> wrong(LocalDate today) {
        if (!idType.isEmpty() && !NUMBERED_ALIKE.contains(idType)) {
            return Optional.of(Refusal.ofField("ID_TYPE_UNSUPPORTED", "person.idType"));
        }
        if (!phone.isEmpty() && MobileNumber.parse(phone).isEmpty()) {
            return Optional.of(Refusal.ofField("PHONE_INVALID", "person.phone"));
        }
        if (idNumber.isEmpty()) {
            return Optional.empty();
        }
        return ResidentId.parse(idNumber, today)
                .map(this::mismatch)
                .orElse(Optional.of(Refusal.ofField("ID_INVALID", "person.idNumber")));
    }

    /** Against a number that is known from elsewhere. */
    public Optional<Refusal> mismatch(ResidentId id) {
        if (!birthDate.isEmpty() && !birthDate.equals(id.birthDate().toString())) {
            return Optional.of(new Mismatch("person.birthDate", "出生日期"));
        }
        return switch (sex) {
            case "" -> Optional.empty();
            case "MALE", "M", "男" -> id.isMale() ? Optional.empty() : Optional.of(new Mismatch("person.sex", "性别"));
            case "FEMALE", "F", "女" -> id.isMale() ? Optional.of(new Mismatch("person.sex", "性别")) : Optional.empty();
            default -> Optional.of(new Mismatch("person.sex", "性别"));
        };
    }

    public boolean hasElectronicLicence() {
        return idSource.equals("E_LICENCE") || idSource.equals("E_LICENSE");
    }

    /** A record's default text would print it all into a log. */
    @Override
    public String toString() {
        return ResidentId.mask(idNumber);
    }

    private record Mismatch(String of, String name) implements Refusal {
        @Override
        public String code() {
            return "ID_MISMATCH";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("name", name);
        }

        @Override
        public Optional<String> field() {
            return Optional.of(of);
        }
    }
}
