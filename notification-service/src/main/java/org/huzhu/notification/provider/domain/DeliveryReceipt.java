package org.huzhu.notification.provider.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * A provider's word on one message (状态报告).
 *
 * @param outId our id of the message, empty when the provider does not repeat it
 * @param reference the provider's own number
 * @param code the provider's or carrier's code, for example {@code DELIVERED}
 */
public record DeliveryReceipt(String outId, String reference, boolean delivered, String code) {

    public DeliveryReceipt {
        outId = ForeignText.tidy(outId);
        reference = ForeignText.tidy(reference);
        code = ForeignText.tidy(code);
    }

    /** Our id, unless the provider repeats something else. */
    public Optional<UUID> messageId() {
        try {
            return Optional.of(UUID.fromString(outId));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
