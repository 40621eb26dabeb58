package org.huzhu.claims.injury.reader;

import java.util.EnumSet;
import java.util.Set;
import org.huzhu.claims.injury.domain.BenefitItem;

/** How a rulebook names a formula, and for which items. */
enum FormulaKind {
    MONTHS_OF_WAGE,
    PERCENT_OF_WAGE,
    MONTHS_OF_AVERAGE_WAGE,
    PERCENT_OF_AVERAGE_WAGE,
    MONTHS_RANGE,
    MULTIPLE,
    FIXED,
    COST,
    DAILY,
    TRAVEL,
    DEVICE,
    PAY,
    NURSE,
    SHARES,
    PART_OF,
    SET_BY_PROVINCE;

    /** What the calculator can do with an item of a law. */
    static Set<FormulaKind> ofLaw(BenefitItem item) {
        return switch (item) {
            case MEDICAL, APPRAISAL_FEE -> EnumSet.of(COST);
            case HOSPITAL_MEAL -> EnumSet.of(DAILY);
            case OUT_OF_REGION_TRAVEL -> EnumSet.of(TRAVEL);
            case DEVICE -> EnumSet.of(DEVICE);
            case STOPPAGE_PAY, MISSING_PAY -> EnumSet.of(PAY);
            case NURSING_BEFORE_GRADING -> EnumSet.of(NURSE);
            case NURSING -> EnumSet.of(PERCENT_OF_AVERAGE_WAGE);
            case LUMP_DISABILITY -> EnumSet.of(MONTHS_OF_WAGE);
            case ALLOWANCE -> EnumSet.of(PERCENT_OF_WAGE);
            case LUMP_MEDICAL, LUMP_EMPLOYMENT, UNINSURED_LUMP -> EnumSet.of(SET_BY_PROVINCE);
            case FUNERAL -> EnumSet.of(MONTHS_OF_AVERAGE_WAGE);
            case DEPENDANT_PENSION -> EnumSet.of(SHARES);
            case DEATH_LUMP -> EnumSet.of(MONTHS_RANGE, MULTIPLE);
            case DEATH_LUMP_ADVANCE -> EnumSet.of(PART_OF);
            // Follows from the allowance and the minimum wage.
            case ALLOWANCE_TOP_UP -> EnumSet.noneOf(FormulaKind.class);
        };
    }

    /** What a region may fix. */
    static Set<FormulaKind> ofRegion(BenefitItem item) {
        return switch (item) {
            case LUMP_MEDICAL, LUMP_EMPLOYMENT, UNINSURED_LUMP -> EnumSet.of(FIXED, MONTHS_OF_AVERAGE_WAGE);
            case DEATH_LUMP -> EnumSet.of(MONTHS_OF_AVERAGE_WAGE);
            case MEDICAL,
                    APPRAISAL_FEE,
                    HOSPITAL_MEAL,
                    OUT_OF_REGION_TRAVEL,
                    DEVICE,
                    STOPPAGE_PAY,
                    MISSING_PAY,
                    NURSING_BEFORE_GRADING,
                    NURSING,
                    LUMP_DISABILITY,
                    ALLOWANCE,
                    ALLOWANCE_TOP_UP,
                    FUNERAL,
                    DEPENDANT_PENSION,
                    DEATH_LUMP_ADVANCE -> EnumSet.noneOf(FormulaKind.class);
        };
    }
}
