package org.huzhu.notification.sms.domain;

/**
 * What one number has had so far.
 *
 * @param minute of this category in this clock minute
 * @param hour of this category in this clock hour
 * @param day of this category in the last 24 hours
 * @param allDay of every category in the last 24 hours
 */
public record Usage(long minute, long hour, long day, long allDay) {}
