package io.muster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Which processes belong to the suite, on disk, so that {@code down} finds them whatever happened to the one that
 * started them. A record holds the process' start time too: a number that was given to somebody else is left alone.
 */
final class ProcessRecords {
    static final String SUPERVISOR = "muster";

    private final Path folder;

    ProcessRecords(Home home) {
        this.folder = home.data().resolve("processes");
    }

    void add(String part, ProcessHandle process) {
        try {
            OwnerOnly.folder(folder);
            // beside the folder and moved into it: who reads meanwhile meets the whole record or none
            Path written = Files.createTempFile(folder.getParent(), part, ".process");
            Files.writeString(written, process.pid() + " " + startedAt(process));
            Files.move(written, folder.resolve(part), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String part) {
        try {
            Files.deleteIfExists(folder.resolve(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The running process of a part. */
    Optional<ProcessHandle> find(String part) {
        try {
            String[] record = Files.readString(folder.resolve(part)).split(" ");
            return ProcessHandle.of(Long.parseLong(record[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process).equals(record[1]));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Ends whatever of the suite still runs; returns what it was. */
    List<String> endAll() {
        List<String> running = parts().stream()
                .filter(part -> find(part).isPresent())
                // the supervisor first: it would restart the others
                .sorted((a, b) -> Boolean.compare(b.equals(SUPERVISOR), a.equals(SUPERVISOR)))
                .toList();
        for (String part : running) {
            find(part).ifPresent(process -> end(process, Duration.ofSeconds(part.equals(SUPERVISOR) ? 45 : 10)));
        }
        parts().forEach(this::remove);
        return running;
    }

    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!awaitExit(process, patience)) {
            process.destroyForcibly();
            awaitExit(process, Duration.ofSeconds(5));
        }
    }

    private static boolean awaitExit(ProcessHandle process, Duration patience) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> parts() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String startedAt(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
