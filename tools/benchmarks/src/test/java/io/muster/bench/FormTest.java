package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormTest {

    @Test
    void aServiceIsMeasuredNativelyWhereItIsNamed() {
        assertThat(Form.of("triage-service", "")).isEqualTo(Form.JVM);
        assertThat(Form.of("triage-service", "detection-service, escalation-service"))
                .isEqualTo(Form.JVM);
        assertThat(Form.of("triage-service", "detection-service, triage-service"))
                .isEqualTo(Form.NATIVE);
        assertThat(Form.of("triage-service", " all ")).isEqualTo(Form.NATIVE);
    }

    @Test
    void whatIsNotBuiltNativelyIsNotMeasuredAsSomethingElse(@TempDir Path root) {
        assertThatThrownBy(() -> Form.NATIVE.command(root, "triage-service"))
                .hasMessageContaining("./muster native triage-service");
        assertThat(Form.JVM.command(root, "triage-service"))
                .endsWith("-jar", root + "/triage-service/target/quarkus-app/quarkus-run.jar");
    }
}
