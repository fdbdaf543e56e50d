package io.muster.detection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.muster.testkit.ArchitectureRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.muster.detection.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.muster.detection");

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
                .resideInAnyPackage(featuresButThoseIntakeNeeds())
                .check(CLASSES);
    }

    /** Intake writes signals for integrations; every other feature is the engine's, also one that comes tomorrow. */
    private static String[] featuresButThoseIntakeNeeds() {
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).split("\\.")[0])
                .filter(feature -> !Set.of("intake", "signal", "integration").contains(feature))
                .distinct()
                .map(feature -> ROOT + feature + "..")
                .toArray(String[]::new);
    }
}
