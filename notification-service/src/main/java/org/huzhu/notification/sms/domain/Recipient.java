package org.huzhu.notification.sms.domain;

import java.util.UUID;
import org.huzhu.platform.values.MobileNumber;

/** Who gets a message. */
public sealed interface Recipient {

    /** Whoever owns the account; the phone is looked up when the message goes, and waited for when it is not known. */
    record OfAccount(UUID accountId) implements Recipient {}

    record OfPhone(MobileNumber phone) implements Recipient {}
}
