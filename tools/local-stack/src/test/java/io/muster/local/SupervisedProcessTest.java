package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
    @TempDir
    Path folder;

    @Test
    void a_killed_process_comes_back_and_a_stopped_one_does_not() {
        ProcessRecords records = new ProcessRecords(new Home(folder, folder, 0));
        var supervised = new SupervisedProcess(
                "part", List.of("sleep", "600"), Map.of(), folder.resolve("log").toFile(), records);
        supervised.start();
        ProcessHandle first = records.find("part").orElseThrow();

        first.destroyForcibly();

        await(() -> records.find("part").filter(now -> now.pid() != first.pid()).isPresent());
        ProcessHandle second = records.find("part").orElseThrow();

        supervised.stop();
        supervised.awaitEnd(Duration.ofSeconds(60));
        assertThat(second.isAlive()).isFalse();
        assertThat(records.find("part")).isEmpty();
    }

    @Test
    void down_ends_what_a_killed_supervisor_left() throws Exception {
        Home home = new Home(folder, folder, 0);
        Process orphan = new ProcessBuilder("sleep", "600").start();
        new ProcessRecords(home).add("part", orphan.toHandle());

        assertThat(new ProcessRecords(home).endAll()).containsExactly("part");

        assertThat(orphan.isAlive()).isFalse();
        assertThat(new ProcessRecords(home).endAll()).isEmpty();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
