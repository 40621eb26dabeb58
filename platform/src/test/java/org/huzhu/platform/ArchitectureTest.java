package org.huzhu.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("/test/org/"))
            .importPackages("org.huzhu.platform");

    @Test
    void valuesTimeAndEventsKnowOnlyTheJdk() {
        classes()
                .that()
                .resideInAnyPackage("..platform.values", "..platform.events")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..platform.values", "..platform.events")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("..platform.time")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..platform.time")
                .check(CLASSES);
    }

    @Test
    void personalDataAreKeptWithoutAnythingButValuesAndCiphers() {
        classes()
                .that()
                .resideInAPackage("..platform.privacy")
                .and()
                .haveSimpleNameNotEndingWith("AutoConfiguration")
                .and()
                .haveSimpleNameNotEndingWith("Settings")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "org.bouncycastle..",
                        "..platform.values",
                        "..platform.privacy")
                .check(CLASSES);
    }

    @Test
    void thePlatformKnowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.huzhu.enrollment..",
                        "org.huzhu.claims..",
                        "org.huzhu.member..",
                        "org.huzhu.notification..",
                        "org.huzhu.gateway..")
                .check(CLASSES);
    }

    /** The gateway takes the platform without a database and without a broker. */
    @Test
    void whatTheGatewayLoadsNeedsNoDatabaseAndNoBroker() {
        noClasses()
                .that()
                .resideInAnyPackage("..platform.web", "..platform.security", "..platform.privacy")
                .and()
                .haveNameNotMatching(".*DatabaseFailures.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.r2dbc..",
                        "org.springframework.r2dbc..",
                        "org.springframework.dao..",
                        "org.springframework.transaction..",
                        "org.springframework.kafka..",
                        "org.apache.kafka..",
                        "..platform.messaging",
                        "..platform.idempotency",
                        "..platform.audit")
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.isAnnotatedWith(Autowired.class)))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        var packages = new TreeSet<String>();
        var marked = new TreeSet<String>();
        CLASSES.forEach(type -> {
            packages.add(type.getPackageName());
            if (type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class)) {
                marked.add(type.getPackageName());
            }
        });

        assertThat(marked).isEqualTo(packages).hasSizeGreaterThan(7);
    }
}
