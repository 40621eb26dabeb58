package org.huzhu.claims.filing.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One treatment that somebody wants paid.
 *
 * @param institution code or full name
 * @param device name or number on the form, for DEVICE
 */
public record Treatment(
        LocalDate day,
        String institution,
        Item item,
        Optional<String> device,
        Optional<BigDecimal> amount,
        boolean emergency) {

    /** What is billed. */
    public enum Item {
        MEDICAL,
        REHAB,
        DEVICE,
        /** 住院伙食补助费. */
        MEAL,
        /** 途中交通费. */
        TRANSPORT,
        /** 途中食宿费. */
        BOARD_AND_LODGING;

        public static Item of(FilingKind kind) {
            return switch (kind) {
                case MEDICAL -> MEDICAL;
                case REHAB -> REHAB;
                case DEVICE -> DEVICE;
            };
        }

        boolean isTravel() {
            return this == TRANSPORT || this == BOARD_AND_LODGING;
        }
    }
}
