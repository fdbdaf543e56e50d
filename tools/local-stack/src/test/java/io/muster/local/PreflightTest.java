package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    Path folder;

    @Test
    void a_taken_port_is_named_with_the_part_that_wants_it() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            // the first that is looked at, so that nobody else's port is met before
            StageService service = StageService.values()[0];
            Home home = new Home(folder, folder, port - service.port(new Home(folder, folder, 0)));
            assertThatThrownBy(() -> Preflight.check(home))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(Integer.toString(port))
                    .hasMessageContaining(service.module())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void too_little_disk_is_one_clear_line() {
        assertThatThrownBy(() -> Preflight.checkRoom(new Home(folder, folder, 0), Long.MAX_VALUE))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("too little disk: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void the_ports_are_the_documented_ones() {
        assertThat(Preflight.ports(new Home(folder, folder, 0)))
                .containsEntry(8080, "command-board")
                .containsEntry(8081, "detection-service")
                .containsEntry(8086, "review-service")
                .containsEntry(9080, "command-board management")
                .containsEntry(9086, "review-service management");
    }
}
