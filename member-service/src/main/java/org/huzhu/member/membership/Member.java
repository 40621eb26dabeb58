package org.huzhu.member.membership;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.member.membership.domain.Channel;

/** A registered member (会员). */
public record Member(UUID personId, UUID accountId, Channel channel, Instant registeredAt) {}
