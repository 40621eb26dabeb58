package org.huzhu.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.huzhu.platform.testkit.planted.roster.CheckRoster;
import org.junit.jupiter.api.Test;

/** Rules that never fail prove nothing: each of them is broken once in the package {@code planted}. */
class ServiceArchitectureRulesTest {

    private static final String PLANTED = "org.huzhu.platform.testkit.planted";

    private final ServiceArchitectureRules rules =
            new ServiceArchitectureRules(PLANTED, new ClassFileImporter().importPackages(PLANTED));

    @Test
    void everyRuleFindsItsPlantedViolation() {
        var found = String.join("\n", rules.violations());

        assertThat(found)
                .contains("ImpureOrder.price> has type <reactor.core.publisher.Mono>") // domain
                .contains("SubmitOrder.store> has type <" + PLANTED + ".order.store.OrderTable>") // use case to adapter
                .contains("Slice web depends on Slice store")
                .contains("Cycle detected: Slice order")
                .contains("OrderController> has modifier PUBLIC", "OrderTable> has modifier PUBLIC")
                .contains("is annotated with @Autowired")
                .contains("java.time.LocalDate.now()")
                .contains(".subscribe()")
                .contains(".block()")
                .contains("package without @NullMarked package-info: " + PLANTED + ".order");
        assertThat(found).doesNotContain("Instant.now(java.time.Clock)", "NightlyJob");
    }

    @Test
    void aServiceThatBreaksThemFailsWithAllOfThem() {
        assertThatThrownBy(rules::check).isInstanceOf(AssertionError.class).hasMessageContaining("violations:");
        assertThat(rules.violations().size()).isGreaterThan(8);
    }

    @Test
    void aNamedClassMayBlock() {
        var allowed = new ServiceArchitectureRules(PLANTED, new ClassFileImporter().importPackages(PLANTED))
                .mayBlock(CheckRoster.class);

        assertThat(blocks(rules)).hasSize(1);
        assertThat(blocks(allowed)).isEmpty();
    }

    @Test
    void aServiceWithoutClassesIsAMistake() {
        assertThatThrownBy(() -> new ServiceArchitectureRules("org.huzhu.nowhere").check())
                .hasMessageContaining("no classes");
    }

    private static List<String> blocks(ServiceArchitectureRules rules) {
        return rules.violations().stream()
                .filter(line -> line.contains(".block()"))
                .toList();
    }
}
