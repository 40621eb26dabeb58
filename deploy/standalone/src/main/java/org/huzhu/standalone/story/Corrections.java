package org.huzhu.standalone.story;

import java.util.List;

/** What a handler does with the list of refused persons: she looks into her papers and corrects each row (WXU-031). */
final class Corrections {

    private final Synthetic synthetic;

    Corrections(Synthetic synthetic) {
        this.synthetic = synthetic;
    }

    RosterRow correct(RosterRow row, List<String> reasons) {
        var corrected = row;
        for (var reason : reasons) {
            corrected = switch (reason) {
                case "NAME_HAS_SPACE" -> corrected.withName(corrected.name().replaceAll("[\\s\\u3000\\u00a0]", ""));
                case "NAME_REQUIRED", "NAME_INVALID" -> corrected.withName(synthetic.name());
                case "ID_LOWERCASE_X",
                        "ID_REQUIRED",
                        "ID_INVALID",
                        "ID_NUMERIC_CELL",
                        "DUPLICATE_IN_ROSTER",
                        "AGE_OUT_OF_RANGE" -> corrected.withIdNumber(synthetic.idNumber());
                case "CARD_REQUIRED", "CARD_INVALID", "CARD_NUMERIC_CELL" -> corrected.withBankCard(synthetic.card());
                case "BANK_REQUIRED" -> corrected.withBankName("无锡农村商业银行");
                case "PHONE_REQUIRED", "PHONE_INVALID" -> corrected.withPhone(synthetic.phone());
                default -> corrected;
            };
        }
        return corrected;
    }

    /** Other people with the same mistakes, for a run after the first: those of the file are covered by now. */
    List<RosterRow> withOtherPeople(List<RosterRow> rows) {
        var duplicate = rows.stream()
                .filter(row -> row.idNumber().length() == 18)
                .filter(row -> rows.stream()
                                .filter(other -> other.idNumber().equals(row.idNumber()))
                                .count()
                        > 1)
                .map(RosterRow::idNumber)
                .findFirst()
                .orElse("");
        var twice = synthetic.idNumber();
        return rows.stream()
                .map(row -> {
                    if (row.idIsNumber() || !row.idNumber().matches("\\d{17}[\\dX]")) {
                        return row;
                    }
                    return row.withIdNumber(row.idNumber().equals(duplicate) ? twice : synthetic.idNumber());
                })
                .toList();
    }
}
