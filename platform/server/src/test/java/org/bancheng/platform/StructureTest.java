package org.bancheng.platform;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** What must stay true of the whole server's shape. */
@NullMarked
class StructureTest {
    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.bancheng.platform");

    @Test
    void modules_use_each_other_only_as_they_declare_and_never_in_a_circle() {
        ApplicationModules.of(PlatformApplication.class).verify();
    }

    @Test
    void the_architecture_page_draws_the_modules_as_they_are() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/architecture.md")))
                .as("docs/architecture.md, to be drawn so:%n%s", picture())
                .contains(picture());
    }

    /** In Mermaid, which most readers of Markdown draw; an arrow means uses. */
    private static String picture() {
        ApplicationModules modules = ApplicationModules.of(PlatformApplication.class);
        String arrows =
                modules.stream()
                        .flatMap(
                                module ->
                                        module.getDirectDependencies(modules)
                                                .uniqueModules()
                                                .map(
                                                        used ->
                                                                "    %s --> %s"
                                                                        .formatted(
                                                                                module
                                                                                        .getIdentifier(),
                                                                                used
                                                                                        .getIdentifier())))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return "```mermaid\ngraph TD\n" + arrows + "\n```";
    }

    @Test
    void only_tenancy_touches_connections() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..platform.tenancy..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Connection")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.sql.DataSource")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.DriverManager")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.postgresql..", "com.zaxxer..", "org.hibernate.engine.jdbc..")
                .because("elsewhere a connection could belong to no tenant, or to another")
                .check(SERVER);
    }

    @Test
    void business_time_comes_from_the_business_clock() {
        noClasses()
                .that()
                // tokens, sessions and leases live by real time
                .resideOutsideOfPackages("..platform.identity..", "..platform.work..")
                .should()
                .accessTargetWhere(readsTheSystemClock())
                .because("a deadline must follow the clock that a test can move")
                .check(SERVER);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemClock() {
        Set<String> dated =
                Set.of(
                        Instant.class.getName(),
                        LocalDate.class.getName(),
                        LocalDateTime.class.getName(),
                        ZonedDateTime.class.getName(),
                        OffsetDateTime.class.getName(),
                        Year.class.getName(),
                        YearMonth.class.getName());
        return DescribedPredicate.describe(
                "read the system's clock",
                access -> {
                    String owner = access.getTargetOwner().getName();
                    return (dated.contains(owner)
                                    && access.getName().equals("now")
                                    && !givenAClock(access))
                            || (owner.equals(System.class.getName())
                                    && access.getName().equals("currentTimeMillis"));
                });
    }

    private static boolean givenAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isAssignableTo(Clock.class));
    }

    @Test
    void nobody_holds_one_connection_while_waiting_for_another() {
        noMethods()
                .should(beginASecondTransaction())
                .because("as many requests as there are connections would wait for each other")
                .check(SERVER);
    }

    private static ArchCondition<JavaMethod> beginASecondTransaction() {
        return ArchCondition.from(
                DescribedPredicate.describe(
                        "begin a transaction inside another",
                        method ->
                                method.tryGetAnnotationOfType(Transactional.class)
                                        .map(Transactional::propagation)
                                        .filter(Propagation.REQUIRES_NEW::equals)
                                        .isPresent()));
    }

    @Test
    void only_tenancy_makes_clocks() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..platform.tenancy..", "..platform.identity..")
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "make a system clock",
                                access ->
                                        access.getTargetOwner().isEquivalentTo(Clock.class)
                                                && access.getName().startsWith("system")))
                .check(SERVER);
    }

    @Test
    void web_classes_are_nobody_elses_business() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .or()
                .areAnnotatedWith(Controller.class)
                .or()
                .resideInAPackage("..web..")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .because("pages and endpoints call the domain, never the other way round")
                .allowEmptyShould(true)
                .check(SERVER);
    }

    @Test
    void the_engine_knows_nothing_of_the_server_or_of_spring() {
        noClasses()
                .that(resideInAPackage("org.bancheng.engine.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.bancheng.platform..", "org.springframework..", "java.sql..")
                .check(new ClassFileImporter().importPackages("org.bancheng.engine"));
    }

    @Test
    void no_package_is_split_over_two_modules() {
        classes()
                .that()
                .resideInAPackage("org.bancheng..")
                .should()
                .resideInAPackage("org.bancheng.platform..")
                .check(SERVER);
        noClasses()
                .should()
                .resideInAPackage("org.bancheng.platform..")
                .allowEmptyShould(true)
                .check(
                        new ClassFileImporter()
                                .importPackages("org.bancheng.engine", "org.bancheng.devstack"));
    }
}
