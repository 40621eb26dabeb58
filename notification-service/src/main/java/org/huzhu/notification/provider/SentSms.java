package org.huzhu.notification.provider;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.platform.values.MobileNumber;

/** A message a provider is asked about; the reference is empty when its answer was lost. */
public record SentSms(UUID id, MobileNumber phone, String reference, Instant sentAt) {}
