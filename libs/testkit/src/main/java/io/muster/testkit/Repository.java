package io.muster.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the committed files are, whichever module's tests run. */
public final class Repository {
    private Repository() {}

    /** The root of the source tree. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "not inside the source tree: " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
