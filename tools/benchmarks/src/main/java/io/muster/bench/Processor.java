package io.muster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time of a process and all that it started, as Linux tells; other load on the machine hardly changes it. */
final class Processor {

    /** Linux counts in hundredths of a second everywhere that Java runs. */
    private static final long TICK_MILLIS = 10;

    private static final int USER = 11;

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
            return Duration.ofMillis((Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) * TICK_MILLIS);
        } catch (IOException e) {
            if (Files.exists(stat)) {
                throw new UncheckedIOException(e);
            }
            return Duration.ZERO;
        }
    }
}
