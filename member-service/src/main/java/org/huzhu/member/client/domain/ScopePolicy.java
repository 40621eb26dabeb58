package org.huzhu.member.client.domain;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which scopes a machine may have. One that is bound to a unit works for that unit only; one that is bound to none reads many people's data
 * and is made by administrators alone.
 */
public record ScopePolicy(Set<String> ofUnits, Set<String> ofPlatform) {

    public ScopePolicy {
        ofUnits = Set.copyOf(ofUnits);
        ofPlatform = Set.copyOf(ofPlatform);
    }

    /** The first scope that cannot be granted. */
    public Optional<String> refused(Set<String> wanted, boolean boundToUnit) {
        var grantable = boundToUnit ? ofUnits : ofPlatform;
        return new TreeSet<>(wanted)
                .stream().filter(scope -> !grantable.contains(scope)).findFirst();
    }
}
