package org.huzhu.member.code;

/** One limit as it applies to one phone, one client address or everybody. The bucket holds no personal data in clear. */
public record Allowance(String bucket, Limit limit) {}
