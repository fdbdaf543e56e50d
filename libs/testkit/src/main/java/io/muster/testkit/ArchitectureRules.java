package io.muster.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shape every service keeps (CONTRIBUTING.md, "Where things go"): a feature's package holds the domain, its
 * use cases and its ports; {@code persistence}, {@code messaging} and {@code rest} below it are edges.
 */
public final class ArchitectureRules {
    private static final List<String> EDGES = List.of("persistence", "messaging", "rest");
    private static final String UNI = "io.smallrye.mutiny.Uni";

    /** Regular expressions of callers, which must take linear time: part of the language as far as rules go. */
    private static final String REGULAR_EXPRESSIONS = "com.google.re2j..";

    /** The methods that make a pattern of a text. */
    private static final Set<String> UNDERSTAND = Set.of("compile", "matches");

    /** What the names of an enumeration's values are in JSON: the contracts have them the same way. */
    private static final DescribedPredicate<JavaClass> NAMES_IN_JSON = describe(
            "names in JSON",
            type -> type.getName().startsWith("com.fasterxml.jackson.annotation.JsonProperty")
                    || type.getName().equals("com.fasterxml.jackson.annotation.OptBoolean"));

    private static final String[] EDGE_PACKAGES = {"..persistence..", "..messaging..", "..rest.."};

    private ArchitectureRules() {}

    /** @param module the service's root package, such as {@code io.muster.triage} */
    public static void verify(String module) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(module);
        verify(module, classes);
    }

    static void verify(String module, JavaClasses classes) {
        domainIsPure(module).check(classes);
        edgesArePrivate().check(classes);
        EDGES.forEach(edge -> edgesAreIgnorantOfEachOther(edge).check(classes));
        timeIsGiven().forEach(rule -> rule.allowEmptyShould(true).check(classes));
        noSleeping().allowEmptyShould(true).check(classes);
        patternsAreConstants().allowEmptyShould(true).check(classes);
        names().forEach(rule -> rule.allowEmptyShould(true).check(classes));
        StrictRequests.rule().allowEmptyShould(true).check(classes);
    }

    private static ArchRule domainIsPure(String module) {
        return classes()
                .that(areDomainOf(module))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "io.muster.contracts..", module + "..", REGULAR_EXPRESSIONS)
                                .and(DescribedPredicate.not(resideInAnyPackage(EDGE_PACKAGES)))
                                .or(NAMES_IN_JSON))
                .because("domain code is synchronous and knows the language and the contracts only; "
                        + "only ports and use cases return Uni")
                .allowEmptyShould(true);
    }

    private static ArchRule edgesArePrivate() {
        return classes()
                .that()
                .resideInAnyPackage(EDGE_PACKAGES)
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .because("an edge is reached through its port or its protocol only")
                .allowEmptyShould(true);
    }

    private static ArchRule edgesAreIgnorantOfEachOther(String edge) {
        String[] others = EDGES.stream()
                .filter(other -> !other.equals(edge))
                .map(other -> ".." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.muster.." + edge + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.muster..").and(resideInAnyPackage(others)))
                .allowEmptyShould(true);
    }

    private static List<ArchRule> timeIsGiven() {
        return Stream.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)
                .map(type -> noClasses()
                        .should()
                        .callMethod(type, "now")
                        .because("rules get now as an argument, use cases ask the Clock"))
                .map(ArchRule.class::cast)
                .toList();
    }

    private static ArchRule noSleeping() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("timers are rows, and the Clock is one bean");
    }

    /** What somebody else says is a pattern has linear time, and is RE2J's (ADR 0014). */
    private static ArchRule patternsAreConstants() {
        return classes()
                .should(
                        new ArchCondition<JavaClass>(
                                "understand regular expressions of the language as constants only") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                type.getCodeUnitAccessesFromSelf().stream()
                                        .filter(access ->
                                                access.getTargetOwner().isEquivalentTo(Pattern.class))
                                        .filter(access -> UNDERSTAND.contains(access.getName()))
                                        .filter(access -> !(access.getOrigin() instanceof JavaStaticInitializer))
                                        .forEach(access -> events.add(
                                                SimpleConditionEvent.violated(access, access.getDescription())));
                            }
                        })
                .because("a backtracking engine can be stopped by one pattern");
    }

    private static List<ArchRule> names() {
        return List.of(
                classes().that().areAnnotatedWith("jakarta.ws.rs.Path").should().haveSimpleNameEndingWith("Resource"),
                methods()
                        .that()
                        .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                        .should()
                        .bePublic()
                        .because("Quarkus REST serves no other method, and answers 404"),
                classes()
                        .that()
                        .areAnnotatedWith("jakarta.persistence.Entity")
                        .should()
                        .haveSimpleNameEndingWith("Entity"),
                classes()
                        .that()
                        .implement("io.muster.durable.LifecycleConsumer")
                        .should()
                        .haveSimpleNameEndingWith("Consumer"),
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils"));
    }

    /**
     * In a feature's own package, and neither a bean (a use case) nor an interface of Unis (a port), nor JSON that the edges
     * of several features share.
     */
    private static DescribedPredicate<JavaClass> areDomainOf(String module) {
        return describe("are domain code of " + module, type -> {
            JavaClass top = type;
            while (top.getEnclosingClass().isPresent()) {
                top = top.getEnclosingClass().get();
            }
            return isFeature(module, top.getPackageName())
                    && !isBean(top)
                    && !isPort(top)
                    && !isSharedView(top)
                    && !isGenerated(top);
        });
    }

    private static boolean isFeature(String module, String name) {
        if (!name.startsWith(module + ".")) {
            return false;
        }
        List<String> below = List.of(name.substring(module.length() + 1).split("\\."));
        return below.stream().noneMatch(EDGES::contains) && !below.contains("config");
    }

    private static boolean isBean(JavaClass type) {
        return type.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .anyMatch(name -> name.startsWith("jakarta.enterprise.context.")
                        || name.equals("jakarta.inject.Singleton")
                        || name.startsWith("io.smallrye.config.")
                        || name.equals("io.quarkus.runtime.Startup"));
    }

    private static boolean isPort(JavaClass type) {
        return type.isInterface()
                && type.getMethods().stream()
                        .anyMatch(method -> method.getRawReturnType().getName().equals(UNI));
    }

    private static boolean isSharedView(JavaClass type) {
        return type.isRecord() && type.getSimpleName().endsWith("View");
    }

    private static boolean isGenerated(JavaClass type) {
        return type.getSimpleName().contains("_");
    }
}
