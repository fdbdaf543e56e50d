package io.muster.triage.playbook;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The playbooks and their versions. */
public interface Playbooks {

    /** The newest version of each, in the order of keys. */
    Uni<List<Playbook>> inForce();

    /** The same, and nobody else publishes until the transaction ends. */
    Uni<List<Playbook>> inForceForChange();

    Uni<Optional<Playbook>> find(String key, int version);

    Uni<Void> add(Playbook playbook);
}
