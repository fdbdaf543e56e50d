package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeServicesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothing_runs_natively_unless_it_is_wanted(String names) {
        assertThat(NativeServices.named(names).services()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"review-service detection-service", "detection-service, review-service "})
    void services_are_wanted_by_name(String names) {
        assertThat(NativeServices.named(names).services())
                .containsExactlyInAnyOrder(StageService.DETECTION, StageService.REVIEW);
    }

    @Test
    void all_are_all_seven() {
        assertThat(NativeServices.named("all").services()).containsExactlyInAnyOrder(StageService.values());
    }

    @Test
    void a_name_of_no_service_is_told_the_names_there_are() {
        assertThatThrownBy(() -> NativeServices.named("detection"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("no service is called detection; there are detection-service, triage-service")
                .hasMessageNotContaining("\n");
    }

    @Test
    void what_is_not_built_yet_is_told_with_the_command_that_builds_it() throws Exception {
        Home home = new Home(folder, folder, 0);
        Path built = StageService.TRIAGE.executable(home);
        Files.createDirectories(built.getParent());
        Files.createFile(built, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        assertThatCode(() -> NativeServices.named("triage-service").check(home)).doesNotThrowAnyException();
        assertThatThrownBy(() -> NativeServices.named("triage-service comms-service review-service")
                        .check(home))
                .isInstanceOf(StartFailure.class)
                .hasMessage("not built natively yet: comms-service review-service;"
                        + " build with ./muster native comms-service review-service");
    }

    @Test
    void without_graalvm_and_containers_a_native_build_says_what_it_needs() {
        assertThatThrownBy(() -> NativeToolchain.found(Map.of("PATH", folder.toString())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll("GRAALVM_HOME", "docker", "podman");
        assertThatThrownBy(() -> NativeToolchain.found(Map.of("GRAALVM_HOME", folder.toString())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("bin/native-image");
    }
}
