package org.huzhu.claims.injury.domain;

import java.util.Optional;
import org.huzhu.platform.rulebook.Provenance;

/**
 * One cell of a law's table of benefits.
 *
 * @param grade empty where the grade does not matter
 * @param topUpPayer who makes up the difference to the minimum wage
 * @param condition in Chinese, when it is due; empty for always
 */
public record BenefitRule(
        BenefitItem item,
        Optional<Integer> grade,
        Optional<NursingLevel> level,
        Formula formula,
        Payer payer,
        Frequency frequency,
        Optional<Payer> topUpPayer,
        Optional<String> condition,
        Provenance from) {}
