package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.acceptance.SuiteUnderTest.Result;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./muster} where no suite runs. */
class MusterCommandIT {
    private final SuiteUnderTest suite = SuiteUnderTest.at("no-suite");

    @Test
    void help_names_every_command() {
        Result help = suite.muster("help");

        assertThat(help.status()).isZero();
        assertThat(help.output()).contains("up", "down", "env", "drill", "test", "native", "help");
    }

    @Test
    void an_unknown_command_shows_the_usage_and_fails() {
        Result unknown = suite.muster("uo");

        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.output()).contains("./muster up");
    }

    @Test
    void down_is_harmless() {
        assertThat(suite.muster("down").status()).isZero();
    }

    @Test
    void env_says_how_to_start_one() {
        Result env = suite.muster("env");

        assertThat(env.status()).isEqualTo(1);
        assertThat(env.output()).endsWith("muster: no suite runs; start one with ./muster up --detach");
    }

    @Test
    void without_a_jdk_25_it_says_where_to_get_one(@TempDir Path tools) throws Exception {
        for (String tool : List.of("bash", "env", "dirname", "basename", "readlink")) {
            Files.createSymbolicLink(tools.resolve(tool), onPath(tool));
        }
        // no JDK says that it is version 25, whatever this machine has in the usual folders
        Files.createSymbolicLink(tools.resolve("grep"), onPath("false"));

        for (String command : List.of("up", "drill", "test")) {
            Result result = suite.muster(Map.of("PATH", tools.toString()), command);

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.output().lines()).singleElement().asString().contains("no JDK 25 found", "adoptium.net");
        }
        assertThat(suite.processes()).isEmpty();
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_end_while_it_starts_leaves_nothing_running() {
        var running = new ArrayList<ProcessHandle>();

        suite.muster(
                line -> {
                    if (line.contains("PostgreSQL")) {
                        running.addAll(suite.processes());
                        suite.end();
                    }
                },
                "up");

        assertThat(running).isNotEmpty();
        await().untilAsserted(() -> assertThat(running).noneMatch(ProcessHandle::isAlive));
        assertThat(suite.processes()).isEmpty();
    }

    @Test
    void a_port_in_use_is_one_clear_line() throws Exception {
        try (var taken = new ServerSocket(suite.port(8084), 1, InetAddress.getLoopbackAddress())) {
            Result up = suite.muster("up", "--detach");

            assertThat(up.status()).isEqualTo(1);
            assertThat(up.output())
                    .isEqualTo(
                            "muster: port %d, wanted by comms-service, is in use; stop what listens there and try again"
                                    .formatted(taken.getLocalPort()));
            assertThat(suite.processes()).isEmpty();
        }
    }
}
