package org.huzhu.enrollment.coverage;

import java.time.LocalDate;
import java.util.Map;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.Refusal;

/** A person of the roster holds a term that leaves no room for another one. The name is masked. */
public record AlreadyCovered(int rowNo, String maskedName, LocalDate coveredUntil) implements Refusal {

    public static AlreadyCovered of(int rowNo, String name, LocalDate coveredUntil) {
        return new AlreadyCovered(rowNo, PersonName.mask(name), coveredUntil);
    }

    @Override
    public String code() {
        return "ALREADY_COVERED";
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("row", rowNo, "name", maskedName, "coveredUntil", coveredUntil.toString());
    }
}
