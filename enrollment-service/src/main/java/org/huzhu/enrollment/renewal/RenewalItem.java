package org.huzhu.enrollment.renewal;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person whose coverage is about to end or has just ended, masked.
 *
 * @param daysLeft from today to the last day; negative after it
 */
public record RenewalItem(
        UUID coverageId,
        String name,
        String idNumber,
        String bankCard,
        String bankName,
        String phone,
        String product,
        LocalDate coverageFrom,
        LocalDate coverageTo,
        long daysLeft,
        String remark) {}
