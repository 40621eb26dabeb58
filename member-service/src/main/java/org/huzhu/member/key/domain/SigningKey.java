package org.huzhu.member.key.domain;

import java.time.Instant;

/** One key of access tokens: in the key set from {@code createdAt}, signing from {@code signsFrom} until a younger one signs. */
public record SigningKey(String kid, Instant createdAt, Instant signsFrom) {}
