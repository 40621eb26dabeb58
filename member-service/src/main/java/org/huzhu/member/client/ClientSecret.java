package org.huzhu.member.client;

import java.time.Instant;
import java.util.UUID;

/** A live secret without its value, which nobody can read again. */
public record ClientSecret(UUID secretId, Instant createdAt) {}
