package org.huzhu.claims.intake;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Filing.
 *
 * @param draftsKept after that long without a change a draft is withdrawn (row 43)
 * @param expiryInterval pause between two looks for such drafts
 * @param expiryBatch drafts withdrawn in one transaction
 * @param maxFiles of one claim
 * @param maxBytesPerClaim of all its files (rulebook 3.6 no. 8)
 */
@ConfigurationProperties("huzhu.claims.intake")
public record IntakeSettings(
        @DefaultValue("30d") Period draftsKept,
        @DefaultValue("1h") Duration expiryInterval,
        @DefaultValue("100") int expiryBatch,
        @DefaultValue("60") int maxFiles,
        @DefaultValue("50MB") DataSize maxBytesPerClaim) {}
