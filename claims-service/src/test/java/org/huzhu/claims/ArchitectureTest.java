package org.huzhu.claims;

import org.huzhu.platform.testkit.ServiceArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theArrowsInsideTheServiceAreKept() {
        new ServiceArchitectureRules("org.huzhu.claims").check();
    }
}
