package org.huzhu.enrollment.coverage;

import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.enrollment.coverage.domain.CoverageStatus;

/** 参保记录 as it may be shown: ID number, card and phone masked (WXU-053). */
public record CoverageRecord(
        UUID coverageId,
        String name,
        String phone,
        String idNumber,
        String bankCard,
        String bankName,
        String cardKind,
        String product,
        String productName,
        String classCode,
        LocalDate coverageFrom,
        LocalDate coverageTo,
        CoverageStatus status,
        String statusText,
        boolean claimed,
        String amount,
        String remark,
        String orderNo,
        String unitName) {}
