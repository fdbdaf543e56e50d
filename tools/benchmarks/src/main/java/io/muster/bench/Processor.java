package io.muster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time of a process and all that it started, also of what ended meanwhile, as Linux tells; other load on the
 * machine hardly changes it.
 */
final class Processor {

    /** Linux counts in hundredths of a second everywhere that Java runs. */
    private static final long TICK_MILLIS = 10;

    /** Own time in user and kernel mode, then that of children that ended. */
    private static final int FIRST = 11;

    private static final int LAST = 14;

    private Processor() {}

    static Duration used(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(Processor::alone)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration alone(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = FIRST; i <= LAST; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return Duration.ofMillis(ticks * TICK_MILLIS);
        } catch (IOException e) {
            if (Files.exists(stat)) {
                throw new UncheckedIOException(e);
            }
            return Duration.ZERO;
        }
    }
}
