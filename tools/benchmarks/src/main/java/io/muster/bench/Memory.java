package io.muster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds in memory, as Linux tells. */
final class Memory {

    /** What Linux takes as the order to forget the peak. */
    private static final String FORGET_PEAK = "5";

    private Memory() {}

    static long residentMiB(ProcessHandle process) {
        return status(process, "VmRSS:");
    }

    /** The most that was resident since {@link #forgetPeak}. */
    static long peakMiB(ProcessHandle process) {
        return status(process, "VmHWM:");
    }

    static void forgetPeak(ProcessHandle process) {
        try {
            Files.writeString(folder(process).resolve("clear_refs"), FORGET_PEAK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long status(ProcessHandle process, String field) {
        try {
            return Files.readAllLines(folder(process).resolve("status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }
}
