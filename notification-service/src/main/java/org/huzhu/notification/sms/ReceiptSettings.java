package org.huzhu.notification.sms;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may deliver receipts.
 *
 * @param secrets by provider; a provider without one delivers none
 * @param tolerance how old a signed receipt may be
 */
@ConfigurationProperties("huzhu.sms.receipts")
public record ReceiptSettings(
        @DefaultValue Map<String, String> secrets,
        @DefaultValue("10m") Duration tolerance) {

    public ReceiptSettings {
        secrets = Map.copyOf(secrets);
        secrets.forEach((provider, secret) -> {
            if (secret.length() < 16) {
                throw new IllegalArgumentException("huzhu.sms.receipts.secrets." + provider + " is shorter than 16");
            }
        });
    }

    @Override
    public String toString() {
        return "ReceiptSettings[providers=" + secrets.keySet() + "]";
    }
}
