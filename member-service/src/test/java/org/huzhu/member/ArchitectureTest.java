package org.huzhu.member;

import org.huzhu.platform.testkit.ServiceArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theArrowsPointWhereTheyShould() {
        new ServiceArchitectureRules("org.huzhu.member").check();
    }
}
