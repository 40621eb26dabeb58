package org.huzhu.notification.provider;

import java.util.UUID;
import org.huzhu.notification.template.domain.RenderedSms;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.huzhu.platform.values.MobileNumber;

/**
 * One message on its way to a provider. The id travels as out-id, so that receipts and queries find it without the
 * provider's number.
 */
public record OutgoingSms(UUID id, MobileNumber phone, SmsTemplate template, RenderedSms rendered) {}
