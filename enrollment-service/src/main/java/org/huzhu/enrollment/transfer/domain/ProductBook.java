package org.huzhu.enrollment.transfer.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.RosterRules;

/** What a row's check needs to know of products. */
@FunctionalInterface
public interface ProductBook {

    /** A product's figures. Cover of a product that is enrolled elsewhere comes without a card, if that place keeps none. */
    record Figures(RosterRules rules, boolean needsCard, BigDecimal premium) {}

    /** The figures a term from that day is judged by; empty for an unknown product. */
    Optional<Figures> find(String product, LocalDate firstDay);
}
