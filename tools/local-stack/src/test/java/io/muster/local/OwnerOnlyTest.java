package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
class OwnerOnlyTest {
    @TempDir
    Path folder;

    @Test
    void nobody_else_reads_what_a_suite_keeps() throws IOException {
        Home home = new Home(folder, folder.resolve("made/.muster"), 0);
        Preflight.checkRoom(home, 0);

        SigningKey.load(home.data().resolve("sign-in.key"));

        assertThat(permissions(home.data())).isEqualTo("rwx------");
        assertThat(permissions(home.logs())).isEqualTo("rwx------");
        assertThat(permissions(home.data().resolve("sign-in.key"))).isEqualTo("rw-------");
    }

    @Test
    void what_was_readable_before_is_not_after_it_is_written_anew() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "old");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        OwnerOnly.write(key, "new");

        assertThat(key).hasContent("new");
        assertThat(permissions(key)).isEqualTo("rw-------");
    }

    @Test
    void a_folder_that_somebody_made_keeps_its_permissions() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));

        OwnerOnly.folder(shared.resolve("logs"));

        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(shared.resolve("logs"))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
