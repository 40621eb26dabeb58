package org.huzhu.claims.payout;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Paying.
 *
 * @param maxLines of one batch
 * @param purpose what the member reads on his bank statement
 * @param maxResult size of one answer file of the bank
 * @param payer 付款账户 of the society; asked for by formats that name it
 */
@ConfigurationProperties("huzhu.payout")
public record PayoutSettings(
        @DefaultValue("5000") int maxLines,
        @DefaultValue("职工互助保障给付") String purpose,
        @DefaultValue("8MB") DataSize maxResult,
        @DefaultValue Payer payer) {

    public PayoutSettings {
        if (!purpose.matches("\\p{L}[\\p{L}\\p{N} ]{0,39}")) {
            throw new IllegalArgumentException("huzhu.payout.purpose must be up to 40 letters and digits");
        }
    }

    /** @param bankCode 联行号 of the society's bank, 12 digits */
    public record Payer(
            @DefaultValue("") String name,
            @DefaultValue("") String account,
            @DefaultValue("") String bankCode) {

        public boolean isKnown() {
            return !name.isBlank() && !account.isBlank() && !bankCode.isBlank();
        }
    }
}
