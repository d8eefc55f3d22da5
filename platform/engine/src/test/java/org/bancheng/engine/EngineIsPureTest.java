package org.bancheng.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "org.bancheng.engine",
        importOptions = ImportOption.DoNotIncludeTests.class)
class EngineIsPureTest {

    @ArchTest
    static final ArchRule stands_on_few_libraries =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.bancheng.engine..",
                            "java..",
                            "javax.xml.stream..",
                            "org.jspecify..",
                            "com.fasterxml.jackson.annotation..",
                            "dev.cel..",
                            "com.google.common.collect..",
                            "com.google.errorprone.annotations..",
                            "com.networknt.schema..",
                            "tools.jackson..",
                            "org.snakeyaml..",
                            "com.github.difflib..",
                            "org.bouncycastle.crypto.digests..");

    @ArchTest
    static final ArchRule only_the_lifecycle_knows_cel =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..lifecycle..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.cel..", "com.google.common..");

    @ArchTest
    static final ArchRule has_no_clock_of_its_own =
            noClasses()
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.time.LocalDate.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule reads_and_writes_nothing =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.io.File");

    @ArchTest
    static final ArchRule packages_stand_one_on_the_other =
            slices().matching("org.bancheng.engine.(*)..").should().beFreeOfCycles();
}
