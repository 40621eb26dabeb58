package org.huzhu.notification.sms.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.template.domain.Category;

/** One text message somebody must get (短信), without its words and its number. */
public record SmsMessage(
        UUID id, String template, Category category, Optional<UUID> accountId, Instant validUntil, SmsState state) {}
