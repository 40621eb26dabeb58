package org.huzhu.member.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopePolicyTest {

    private final ScopePolicy policy =
            new ScopePolicy(Set.of("enrollment:read", "enrollment:write"), Set.of("members:read", "medical:write"));

    @Test
    void aUnitsClientWorksForItsUnitOnly() {
        assertThat(policy.refused(Set.of("enrollment:read", "enrollment:write"), true))
                .isEmpty();
        assertThat(policy.refused(Set.of("enrollment:read", "members:read"), true))
                .contains("members:read");
    }

    @Test
    void aPlatformClientHasNoUnitToWorkFor() {
        assertThat(policy.refused(Set.of("members:read", "medical:write"), false))
                .isEmpty();
        assertThat(policy.refused(Set.of("enrollment:write"), false)).contains("enrollment:write");
    }

    @Test
    void anUnknownScopeIsNobodys() {
        assertThat(policy.refused(Set.of("admin"), true)).contains("admin");
        assertThat(policy.refused(Set.of("admin"), false)).contains("admin");
    }
}
