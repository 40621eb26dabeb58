package org.huzhu.notification.sms.domain;

/** The state of a message as it is stored, filtered and counted. */
public enum SmsStatus {
    PENDING,
    SENDING,
    ACCEPTED,
    DELIVERED,
    FAILED,
    UNKNOWN,
    EXPIRED
}
