package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.acceptance.SuiteUnderTest.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

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
