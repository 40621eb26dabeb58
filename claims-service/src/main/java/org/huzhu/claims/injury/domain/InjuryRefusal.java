package org.huzhu.claims.injury.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.values.Refusal;

/** Why nothing is computed. */
public sealed interface InjuryRefusal extends Refusal {

    /** A yearly figure that nobody configured; another year's is never used (rulebook 3.6 no. 20). */
    record ParameterMissing(List<Gap> missing) implements InjuryRefusal {

        public ParameterMissing {
            missing = List.copyOf(missing);
        }

        @Override
        public String code() {
            return "PARAMETER_MISSING";
        }

        @Override
        public Map<String, Object> details() {
            var first = missing.getFirst();
            return Map.of(
                    "parameter", first.parameter(),
                    "name", first.name(),
                    "region", first.region(),
                    "year", first.year(),
                    "missing", missing);
        }
    }

    /**
     * @param parameter code, for example {@code URBAN_INCOME}
     * @param field of the request by which the caller may give the figure himself; empty for none
     */
    record Gap(String parameter, String name, String region, int year, String field) {}

    /** Input that cannot be; {@code errors} as of any other invalid request. */
    record Invalid(List<Problem> errors) implements InjuryRefusal {

        public Invalid {
            errors = List.copyOf(errors);
        }

        @Override
        public String code() {
            return "FIELD_INVALID";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("errors", errors);
        }

        @Override
        public Optional<String> field() {
            return Optional.of(errors.getFirst().field());
        }
    }

    /** @param detail in Chinese */
    record Problem(String field, String code, String detail) {}

    /** Recognised before the first law there is a table for. */
    record NoRuleSet(LocalDate recognitionDate) implements InjuryRefusal {

        @Override
        public String code() {
            return "RULE_SET_MISSING";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("recognitionDate", recognitionDate.toString());
        }

        @Override
        public Optional<String> field() {
            return Optional.of("recognitionDate");
        }
    }
}
