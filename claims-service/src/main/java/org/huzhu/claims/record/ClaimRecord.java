package org.huzhu.claims.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.record.domain.ClaimStatus;

/**
 * 理赔记录 in a list (WXU-057).
 *
 * @param claimNo as SMS name the claim
 * @param phone masked
 * @param insurance 报销险种
 * @param claimTime 理赔时间: the day of the event
 * @param filedAt 申报时间
 * @param completedAt only of a completed claim (WXU-058)
 */
public record ClaimRecord(
        UUID claimId,
        String claimNo,
        String name,
        String phone,
        String product,
        String productName,
        String insurance,
        Optional<LocalDate> claimTime,
        Optional<String> amount,
        Instant filedAt,
        Optional<Instant> completedAt,
        ClaimStatus status,
        String statusText,
        ClaimState state,
        String remark) {}
