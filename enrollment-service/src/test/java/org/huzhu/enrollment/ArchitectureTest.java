package org.huzhu.enrollment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.huzhu.platform.testkit.ServiceArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "org.huzhu.enrollment.";

    private final ServiceArchitectureRules rules = new ServiceArchitectureRules("org.huzhu.enrollment");

    @Test
    void theServiceKeepsTheArrowsOfAllServices() {
        rules.check();
    }

    /** unit ← order ← roster, and coverage under both: what lies lower knows nothing of what is built on it. */
    @Test
    void featuresAreBuiltOnEachOtherInOneDirection() {
        mustNotKnow("unit", "order", "roster", "coverage", "renewal", "statistics");
        mustNotKnow("product", "unit", "order", "roster", "coverage", "renewal", "statistics");
        mustNotKnow("coverage", "order", "roster", "renewal");
        mustNotKnow("order", "roster", "renewal");
    }

    private void mustNotKnow(String feature, String... others) {
        for (var other : others) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + other + "..")
                    .allowEmptyShould(true)
                    .check(rules.imported());
        }
    }
}
