package org.huzhu.member.key.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When a key is published, signs and goes, so that no honest token is refused while keys change. */
public record KeySchedule(List<SigningKey> keys) {

    public KeySchedule {
        keys = keys.stream().sorted(Comparator.comparing(SigningKey::signsFrom)).toList();
    }

    /** The youngest key whose time has come; the oldest there is for an instance whose clock is a little behind at the first start. */
    public Optional<SigningKey> signer(Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(Comparator.comparing(SigningKey::signsFrom))
                .or(() -> keys.stream().findFirst());
    }

    /** A key that is published and does not sign yet. */
    public Optional<SigningKey> pending(Instant now) {
        return keys.stream().skip(1).filter(key -> key.signsFrom().isAfter(now)).findFirst();
    }

    public boolean isRotationDue(Instant now, Duration every) {
        return pending(now).isEmpty()
                && signer(now)
                        .map(key -> !key.signsFrom().plus(every).isAfter(now))
                        .orElse(true);
    }

    /** Keys whose successor has signed for longer than any of their tokens lives. */
    public List<SigningKey> finished(Instant now, Duration tokensLive) {
        return keys.stream()
                .filter(key -> successorOf(key)
                        .filter(next -> next.signsFrom().plus(tokensLive).isBefore(now))
                        .isPresent())
                .toList();
    }

    private Optional<SigningKey> successorOf(SigningKey key) {
        return keys.stream()
                .filter(other -> other.signsFrom().isAfter(key.signsFrom()))
                .findFirst();
    }
}
