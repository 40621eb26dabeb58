package org.huzhu.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The gateway decides nothing of the business and never waits. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test/") && !location.contains("/test-classes/"))
            .importPackages("org.huzhu.gateway");

    @Test
    void featuresFormNoCycle() {
        slices().matching("org.huzhu.gateway.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPersonalDataNoDatabaseNoBroker() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.huzhu.platform.privacy..",
                        "org.huzhu.platform.audit..",
                        "org.huzhu.platform.events..",
                        "org.huzhu.platform.messaging..",
                        "org.springframework.r2dbc..",
                        "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void nobodyBlocksOrSubscribes() {
        noClasses().should().callMethod(Mono.class, "block").check(CLASSES);
        noClasses().should().callMethod(Mono.class, "block", Duration.class).check(CLASSES);
        noClasses().should().callMethod(Mono.class, "subscribe").check(CLASSES);
        noClasses().should().callMethod(Flux.class, "subscribe").check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(CLASSES);
    }

    @Test
    void wiringStaysInsideItsPackage() {
        classes()
                .that()
                .areAnnotatedWith(Configuration.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(CLASSES);
    }
}
