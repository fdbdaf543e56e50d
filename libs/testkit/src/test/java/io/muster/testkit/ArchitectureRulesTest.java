package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.muster.sample.bending.AsynchronousRule;
import io.muster.sample.bending.ClockReader;
import io.muster.sample.bending.PatternOfOthers;
import io.muster.sample.bending.Reflected;
import io.muster.sample.bending.persistence.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureRulesTest {
    private static final String MODULE = "io.muster.sample";

    @Test
    void a_service_of_the_agreed_shape_passes() {
        JavaClasses classes = new ClassFileImporter().importPackages("io.muster.sample.keeping");

        assertThatCode(() -> ArchitectureRules.verify(MODULE, classes)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {AsynchronousRule.class, ClockReader.class, PatternOfOthers.class, Reflected.class, Row.class})
    void each_bent_rule_fails(Class<?> bent) {
        JavaClasses classes = new ClassFileImporter().importClasses(bent);

        assertThatThrownBy(() -> ArchitectureRules.verify(MODULE, classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(bent.getSimpleName());
    }

    @Test
    void an_edge_that_knows_another_edge_fails() {
        JavaClasses classes = new ClassFileImporter().importPackages("io.muster.sample.bending.rest");

        assertThatThrownBy(() -> ArchitectureRules.verify(MODULE, classes)).hasMessageContaining("RowView");
    }
}
