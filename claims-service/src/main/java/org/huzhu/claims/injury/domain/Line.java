package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;

/**
 * One amount, with all it rests on.
 *
 * @param label the item in Chinese, with the dependant where there is one
 * @param formula the sum as one would write it down
 * @param status the least certain of the rule's and its figures'
 * @param condition in Chinese, when it is due
 * @param dependant counted from 1, in the order of the request
 */
public record Line(
        BenefitItem item,
        String label,
        BigDecimal amount,
        Frequency frequency,
        Payer payer,
        String formula,
        List<Input> inputs,
        Provenance from,
        RuleStatus status,
        Optional<String> condition,
        Optional<Integer> dependant) {

    public Line {
        inputs = List.copyOf(inputs);
    }

    /** A figure that went in. */
    public record Input(String name, String value) {}
}
