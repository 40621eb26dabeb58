package org.huzhu.enrollment.coverage;

import java.util.Optional;
import java.util.UUID;

/**
 * Which records are asked for (WXU-054). Empty means any.
 *
 * @param unitId whose records; empty only for staff
 * @param name a part of the name
 * @param year of the first day
 */
public record CoverageFilter(
        Optional<UUID> unitId,
        Optional<String> name,
        Optional<UUID> personId,
        Optional<String> product,
        Optional<Integer> year,
        Optional<String> orderNo) {}
