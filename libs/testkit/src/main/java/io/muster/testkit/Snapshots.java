package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Committed files that a test compares with what the code says now (OpenAPI, problem catalogue, metric names,
 * manifests). {@code -Dsnapshots.update=true} rewrites them instead; the change then shows in the review.
 */
public final class Snapshots {
    private Snapshots() {}

    /** @param file relative to the repository's root, such as {@code docs/openapi/triage-service.yaml} */
    public static void verify(String file, String actual) {
        Path path = Repository.root().resolve(file);
        String wanted = actual.replace("\r\n", "\n").stripTrailing() + "\n";
        try {
            if (Boolean.getBoolean("snapshots.update")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, wanted);
                return;
            }
            assertThat(path)
                    .as("missing; run the test once with -Dsnapshots.update=true")
                    .exists();
            assertThat(wanted)
                    .as("%s is out of date; run the test with -Dsnapshots.update=true and review the change", file)
                    .isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
