package org.huzhu.member.membership;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.member.membership.domain.Channel;

/**
 * A registered member (会员).
 *
 * @param withdrawn he took a consent back and has not given it again
 */
public record Member(UUID personId, UUID accountId, Channel channel, Instant registeredAt, boolean withdrawn) {}
