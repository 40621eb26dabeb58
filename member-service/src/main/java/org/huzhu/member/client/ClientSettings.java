package org.huzhu.member.client;

import java.util.Set;
import org.huzhu.member.client.domain.ScopePolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Machines.
 *
 * @param unitScopes what a client bound to a unit may be given
 * @param platformScopes what a client bound to none may be given, by an administrator
 * @param liveSecrets at most so many at once, so that a secret can be changed without an outage
 */
@ConfigurationProperties("huzhu.clients")
public record ClientSettings(Set<String> unitScopes, Set<String> platformScopes, int liveSecrets) {

    ScopePolicy policy() {
        return new ScopePolicy(unitScopes, platformScopes);
    }
}
