package io.muster.triage.playbook;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Which playbook is attached to which incident. */
public interface Attachments {

    Uni<Optional<Attachment>> of(UUID incident);

    /** Adds it, or replaces the one of the same incident. */
    Uni<Void> put(Attachment attachment);
}
