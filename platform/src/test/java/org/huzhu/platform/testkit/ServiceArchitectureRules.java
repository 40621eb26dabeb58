package org.huzhu.platform.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/**
 * The arrows inside a service, for its {@code ArchitectureTest}: {@code new
 * ServiceArchitectureRules("org.huzhu.claims").check()}. All rules are looked at before it fails, so one run shows
 * everything.
 */
public final class ServiceArchitectureRules {

    private final String root;
    private final JavaClasses classes;
    private final Set<String> mayBlock = new TreeSet<>();

    /** @param root package of one service, for example {@code org.huzhu.claims} */
    public ServiceArchitectureRules(String root) {
        this(
                root,
                new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-classes/")
                                && !location.contains("/test/org/")
                                && !location.contains("-tests.jar"))
                        .importPackages(root));
    }

    ServiceArchitectureRules(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** Names classes that wait on a thread of their own although nothing in them shows it. */
    public ServiceArchitectureRules mayBlock(Class<?>... types) {
        for (var type : types) {
            mayBlock.add(type.getName());
        }
        return this;
    }

    /** The classes looked at, for a service's own further rules. */
    public JavaClasses imported() {
        return classes;
    }

    public void check() {
        var violations = violations();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    violations.stream().collect(joining("\n", violations.size() + " violations:\n", "")));
        }
    }

    List<String> violations() {
        var violations = new ArrayList<String>();
        if (classes.isEmpty()) {
            violations.add("no classes found in " + root);
        }
        for (var rule : rules()) {
            violations.addAll(rule.evaluate(classes).getFailureReport().getDetails());
        }
        violations.addAll(packagesWithoutNullMarked());
        return violations.stream().distinct().toList();
    }

    private List<ArchRule> rules() {
        return List.of(
                domainIsPure(),
                useCasesKnowNoAdapter(),
                adaptersDoNotCallEachOther(),
                featuresFormNoCycle(),
                servicesDoNotImportEachOther(),
                edgesArePackagePrivate(),
                noFieldInjection(),
                fieldsOfComponentsAreFinal(),
                timeComesFromAClock(),
                nobodySubscribes(),
                onlyOwnThreadsBlock());
    }

    private ArchRule domainIsPure() {
        return classes()
                .that()
                .resideInAPackage(root + "..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        root + "..domain..",
                        "org.huzhu.platform.values..",
                        "org.huzhu.platform.time..",
                        "org.huzhu.platform.rulebook")
                .allowEmptyShould(true);
    }

    private ArchRule useCasesKnowNoAdapter() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages("..web..", "..store..", "..messaging..", "..config..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".*.web..", root + ".*.store..", root + ".*.messaging..")
                .allowEmptyShould(true);
    }

    private ArchRule adaptersDoNotCallEachOther() {
        return slices().matching(root + ".*.(web|store|messaging)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    private ArchRule featuresFormNoCycle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    private ArchRule servicesDoNotImportEachOther() {
        return noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "belong to another service",
                        type -> type.getPackageName().startsWith("org.huzhu.")
                                && !type.getPackageName().startsWith("org.huzhu.platform")
                                && !(type.getPackageName() + ".").startsWith(root + ".")))
                .allowEmptyShould(true);
    }

    /** What the framework calls is nobody else's business. */
    private ArchRule edgesArePackagePrivate() {
        return classes()
                .that(describe(
                        "are controllers, listeners or stores",
                        type -> type.isAnnotatedWith(RestController.class)
                                || type.getSimpleName().endsWith("Controller")
                                || type.getSimpleName().endsWith("Listener")
                                || (type.getPackageName().contains(".store")
                                        && type.isMetaAnnotatedWith(Component.class))))
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true);
    }

    private ArchRule noFieldInjection() {
        return noFields().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);
    }

    private ArchRule fieldsOfComponentsAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat(describe(
                        "are components without a life of their own",
                        type -> type.isMetaAnnotatedWith(Component.class)
                                && !type.isAssignableTo(SmartLifecycle.class)))
                .and()
                .areNotStatic()
                .and()
                .areNotPrivate()
                .should()
                .beFinal()
                .allowEmptyShould(true);
    }

    private ArchRule timeComesFromAClock() {
        return noClasses()
                .should()
                .callMethodWhere(describe(
                        "now() is asked without a clock",
                        call -> call.getTarget().getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time")
                                && !call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .allowEmptyShould(true);
    }

    private ArchRule nobodySubscribes() {
        return noClasses()
                .should()
                .callMethodWhere(reactive(Set.of("subscribe")))
                .allowEmptyShould(true);
    }

    private ArchRule onlyOwnThreadsBlock() {
        var blocking = Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");
        return noClasses()
                .that(describe("have no thread of their own", type -> !hasOwnThread(type)))
                .should()
                .callMethodWhere(reactive(blocking))
                .allowEmptyShould(true);
    }

    private boolean hasOwnThread(JavaClass type) {
        var outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return mayBlock.contains(outer.getName())
                || outer.isAssignableTo(SmartLifecycle.class)
                || outer.isAssignableTo(ApplicationRunner.class)
                || outer.isAssignableTo("org.springframework.boot.CommandLineRunner")
                || outer.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Scheduled.class));
    }

    private static DescribedPredicate<JavaCall<?>> reactive(Set<String> names) {
        return describe(
                "a publisher's " + names + " is called",
                call -> names.contains(call.getTarget().getName())
                        && call.getTargetOwner().isAssignableTo(Publisher.class));
    }

    private List<String> packagesWithoutNullMarked() {
        var packages = new TreeSet<String>();
        classes.forEach(type -> packages.add(type.getPackageName()));
        var marked = new TreeSet<String>();
        classes.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .forEach(type -> marked.add(type.getPackageName()));
        return packages.stream()
                .filter(name -> !marked.contains(name))
                .map(name -> "package without @NullMarked package-info: " + name)
                .toList();
    }
}
