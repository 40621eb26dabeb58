package org.huzhu.member.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A claim as far as its events told (理赔记录). */
public record Claim(
        UUID claimId,
        String product,
        String category,
        String state,
        Optional<LocalDate> eventDate,
        Optional<BigDecimal> amount,
        Instant filedAt) {}
