package org.huzhu.member.key;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long tokens and their keys live.
 *
 * @param accessLifetime of a person's access token
 * @param clientLifetime of a machine's access token
 * @param refreshLifetime a refresh token not used for so long is worth nothing
 * @param sessionLifetime after so long a person logs in anew, however often he refreshed
 * @param rotateEvery a new signing key is made
 * @param publishAhead a key is in the key set for so long before it signs; longer than {@code keySetCachedFor}
 * @param keySetCachedFor what the key set's Cache-Control allows
 * @param reloadKeysAfter how old a running instance's view of the keys may be
 * @param believeFor how long a checked signature is not checked again
 */
@ConfigurationProperties("huzhu.tokens")
public record TokenSettings(
        @DefaultValue("10m") Duration accessLifetime,
        @DefaultValue("10m") Duration clientLifetime,
        @DefaultValue("7d") Duration refreshLifetime,
        @DefaultValue("30d") Duration sessionLifetime,
        @DefaultValue("30d") Duration rotateEvery,
        @DefaultValue("15m") Duration publishAhead,
        @DefaultValue("5m") Duration keySetCachedFor,
        @DefaultValue("5s") Duration reloadKeysAfter,
        @DefaultValue("30s") Duration believeFor) {

    public TokenSettings {
        if (publishAhead.compareTo(keySetCachedFor) <= 0) {
            throw new IllegalArgumentException("huzhu.tokens.publish-ahead must be longer than key-set-cached-for");
        }
    }

    /** No access token outlives this. */
    public Duration longestLifetime() {
        return accessLifetime.compareTo(clientLifetime) > 0 ? accessLifetime : clientLifetime;
    }
}
