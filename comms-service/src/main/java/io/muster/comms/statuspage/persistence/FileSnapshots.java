package io.muster.comms.statuspage.persistence;

import io.muster.comms.CommsConfig;
import io.muster.comms.statuspage.Component;
import io.muster.comms.statuspage.PublicState;
import io.muster.comms.statuspage.Snapshot;
import io.muster.comms.statuspage.Snapshots;
import io.muster.comms.statuspage.StatusPage;
import io.muster.contracts.EventJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A JSON file, replaced in one step so that nobody reads half of it. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            Snapshot.class,
            PublicState.class,
            PublicState.ComponentState.class,
            PublicState.PublicIncident.class,
            PublicState.PublicUpdate.class,
            PublicState.Survivor.class,
            StatusPage.class,
            Component.class
        })
class FileSnapshots implements Snapshots {
    private static final Logger LOG = Logger.getLogger(FileSnapshots.class);

    private final Path file;

    FileSnapshots(CommsConfig config) {
        file = config.statusPage().snapshot().toAbsolutePath();
    }

    @Override
    public Optional<Snapshot> read() {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.mapper().readValue(file.toFile(), Snapshot.class));
        } catch (IOException e) {
            LOG.warnf("the kept state of the status page cannot be read: %s", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public synchronized void keep(Snapshot snapshot) {
        try {
            Files.createDirectories(file.getParent());
            Path next =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".next");
            Files.write(next, EventJson.mapper().writeValueAsBytes(snapshot));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warnf("the state of the status page cannot be kept on disk: %s", e.getMessage());
        }
    }
}
