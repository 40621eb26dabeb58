package org.huzhu.claims.settlement.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Fact;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;

/** Reads one record field by field; what it cannot accept is refused with the field's name, never with its value. */
public final class DischargeReader {

    /** What the platform knows better than a hospital. */
    private static final Set<String> OURS = Set.of("product", "classCode", "eventDate");

    private static final Set<String> ENVELOPE = Set.of("recordId", "idNumber", "hospital", "diagnosis");
    private static final Pattern RECORD_ID = Pattern.compile("[!-~]{1,100}");
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{0,200}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");

    /** 医院等级 in words, as insurers write it: 三级甲等, 二级. */
    private static final Map<Character, Integer> LEVELS = Map.of('一', 1, '二', 2, '三', 3);

    private final FactDictionary dictionary;

    public DischargeReader(FactDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * @param told by field name: strings, numbers and booleans; null is not told
     * @param today nobody can have left a hospital after it
     */
    public Outcome<Discharge> read(String source, Map<String, Object> told, LocalDate today) {
        try {
            return done(readOrRefuse(source, told, today));
        } catch (Unreadable unreadable) {
            return refused(Refusal.ofField(unreadable.code, unreadable.field));
        }
    }

    private Discharge readOrRefuse(String source, Map<String, Object> told, LocalDate today) {
        var recordId = text(told, "recordId");
        check(RECORD_ID.matcher(recordId).matches(), "RECORD_ID_INVALID", "recordId");
        var idNumber = HalfWidth.of(text(told, "idNumber")).strip().replace('x', 'X');
        check(ResidentId.parse(idNumber, today).isPresent(), "ID_NUMBER_INVALID", "idNumber");
        var facts = facts(told);
        var admitted = facts.day("admissionDate").orElseThrow(() -> new Unreadable("FIELD_MISSING", "admissionDate"));
        var discharged = facts.day("dischargeDate").orElseThrow(() -> new Unreadable("FIELD_MISSING", "dischargeDate"));
        check(!discharged.isBefore(admitted), "STAY_ENDS_BEFORE_IT_BEGINS", "dischargeDate");
        check(!discharged.isAfter(today), "DATE_IN_FUTURE", "dischargeDate");
        var hospital = text(told, "hospital");
        check(!hospital.isBlank(), "FIELD_MISSING", "hospital");
        var stayDays = stayDays(admitted, discharged);
        check(
                facts.number("stayDays")
                        .map(days -> days.compareTo(stayDays) == 0)
                        .orElse(true),
                "STAY_DAYS_DIFFER",
                "stayDays");
        return new Discharge(
                source,
                recordId,
                idNumber,
                admitted,
                discharged,
                hospital.strip(),
                text(told, "diagnosis").strip(),
                inpatient(facts.with("stayDays", stayDays)));
    }

    /** Admission and discharge on one day count as one day (SHC-026). */
    public static BigDecimal stayDays(LocalDate admitted, LocalDate discharged) {
        return BigDecimal.valueOf(Math.max(1, ChronoUnit.DAYS.between(admitted, discharged)));
    }

    private static Facts inpatient(Facts facts) {
        return facts.withDefault("inpatient", true)
                .withDefault("inpatientOrEmergencyObs", true)
                .withDefault("outpatient", false)
                .withDefault("familyBed", false);
    }

    private Facts facts(Map<String, Object> told) {
        var facts = new TreeMap<String, Object>();
        told.forEach((field, value) -> {
            if (ENVELOPE.contains(field)) {
                return;
            }
            var fact = dictionary
                    .find(field)
                    .filter(_ -> !OURS.contains(field))
                    .orElseThrow(() -> new Unreadable("UNKNOWN_FIELD", shown(field)));
            if (field.equals("hospitalLevel")) {
                level(value, facts);
            } else {
                facts.put(field, typed(fact, value));
            }
        });
        return new Facts(facts);
    }

    private static void level(Object value, Map<String, Object> facts) {
        var words = String.valueOf(value).strip();
        if (words.isEmpty() || words.equals("0")) {
            return;
        }
        var named = words.length() > 1 && words.charAt(1) == '级' ? LEVELS.get(words.charAt(0)) : null;
        check(named != null || words.matches("[123]"), "HOSPITAL_LEVEL_INVALID", "hospitalLevel");
        facts.put("hospitalLevel", named != null ? BigDecimal.valueOf(named) : new BigDecimal(words));
    }

    private static Object typed(Fact fact, Object value) {
        return switch (fact.type()) {
            case BOOLEAN -> bool(fact, value);
            case NUMBER -> number(fact, value);
            case DATE -> day(fact, value);
            case CHOICE -> choice(fact, value);
            case TEXT -> {
                check(value instanceof String text && TEXT.matcher(text).matches(), "FIELD_INVALID", fact.name());
                yield value;
            }
        };
    }

    private static Object bool(Fact fact, Object value) {
        check(value instanceof Boolean || "true".equals(value) || "false".equals(value), "FIELD_INVALID", fact.name());
        return Boolean.valueOf(value.toString());
    }

    private static Object number(Fact fact, Object value) {
        check(value instanceof Number || value instanceof String, "FIELD_INVALID", fact.name());
        var plain = value instanceof Double real ? BigDecimal.valueOf(real).toPlainString() : value.toString();
        check(NUMBER.matcher(plain).matches(), "FIELD_INVALID", fact.name());
        return new BigDecimal(plain);
    }

    private static Object day(Fact fact, Object value) {
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeException _) {
            throw new Unreadable("DATE_INVALID", fact.name());
        }
    }

    /** By value or by the words a form shows. */
    private static Object choice(Fact fact, Object value) {
        var index = fact.labels().indexOf(value.toString());
        var code = index >= 0 ? fact.values().get(index) : value.toString();
        check(fact.values().contains(code), "FIELD_INVALID", fact.name());
        return code;
    }

    private static String text(Map<String, Object> told, String field) {
        var value = told.getOrDefault(field, "");
        check(value instanceof String text && TEXT.matcher(text).matches(), "FIELD_INVALID", field);
        return value.toString();
    }

    /** A field we do not know may hold anything, also somebody's number. */
    private static String shown(String field) {
        return field.matches("[A-Za-z]{1,40}") ? field : "?";
    }

    private static void check(boolean holds, String code, String field) {
        if (!holds) {
            throw new Unreadable(code, field);
        }
    }

    /** Never leaves this class. */
    private static final class Unreadable extends RuntimeException {
        private final String code;
        private final String field;

        Unreadable(String code, String field) {
            super(code, null, false, false);
            this.code = code;
            this.field = field;
        }
    }
}
