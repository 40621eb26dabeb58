package org.huzhu.member.membership;

import java.time.Instant;
import java.util.Optional;
import org.huzhu.member.membership.domain.Channel;

/** One consent of a member (同意记录): which text, when given, when taken back. */
public record GivenConsent(
        String code, String version, Instant givenAt, Channel channel, Optional<Instant> withdrawnAt) {}
