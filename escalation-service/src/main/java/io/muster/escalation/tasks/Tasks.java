package io.muster.escalation.tasks;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people work on. Joins the caller's transaction. */
public interface Tasks {

    Uni<Optional<Task>> find(UUID id);

    /** The incident that a task belongs to; may be asked before the incident's gate is entered. */
    Uni<Optional<UUID>> incidentOf(UUID id);

    /** Oldest first. */
    Uni<List<Task>> of(UUID incidentId);

    Uni<Void> save(Task task);
}
