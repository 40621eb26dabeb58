package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import org.huzhu.platform.rulebook.Provenance;

/**
 * A yearly figure of a region.
 *
 * @param year the year the figure speaks of, not the one it was announced in
 */
public record Parameter(String region, ParameterCode code, int year, BigDecimal value, Provenance from) {}
