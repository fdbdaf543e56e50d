package io.muster.detection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.muster.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheShapeOfAService() {
        ArchitectureRules.verify("io.muster.detection");
    }

    @Test
    void intakeKnowsNothingOfTheEngine() {
        // so that a second deployment of the same image can run intake alone
        noClasses()
                .that()
                .resideInAPackage("io.muster.detection.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.muster.detection.alert..", "io.muster.detection.incident..", "io.muster.detection.policy..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.muster.detection"));
    }
}
