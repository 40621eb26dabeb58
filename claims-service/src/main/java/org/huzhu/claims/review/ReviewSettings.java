package org.huzhu.claims.review;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The staff's work.
 *
 * @param acceptedSmsFor jurisdictions whose members get an SMS when the first review agrees (SHC-049)
 * @param dueSoonDays how near a due day counts as soon in the summary of the queues
 * @param qaSampleRate part of the claims paid without a human that one looks at afterwards, 0 to 1
 * @param qaSampleSalt published, so that anybody can compute the sample again; a new one draws another sample
 */
@Validated
@ConfigurationProperties("huzhu.claims.review")
public record ReviewSettings(
        @DefaultValue("CN-31") Set<String> acceptedSmsFor,
        @DefaultValue("3") @PositiveOrZero int dueSoonDays,

        @DefaultValue("0.02") @DecimalMin("0") @DecimalMax("1")
        BigDecimal qaSampleRate,

        @DefaultValue("huzhu-qa-1") @NotBlank String qaSampleSalt) {}
