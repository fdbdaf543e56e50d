package io.muster.escalation.auditor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AuditorIndependenceTest {

    @Test
    void theAuditorKnowsNothingOfWhatItAudits() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.muster.escalation");

        noClasses()
                .that()
                .resideInAPackage("..escalation.auditor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..escalation.paging..",
                        "..escalation.policy..",
                        "..escalation.schedule..",
                        "..escalation.people..",
                        "..escalation.channel..")
                .because("the two must not err together")
                .check(classes);
    }
}
