package io.muster.board.decisions;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** The stages' services, called in the name of whoever decides. */
public interface Stages {

    /** Whether decisions of that kind can be taken from here: the service's address is known. */
    boolean take(Decision.Kind kind);

    /**
     * Has the stage's service carry out what was decided. Fails with {@code decision-refused} and the service's own words,
     * or with {@code stage-unreachable}.
     */
    Uni<Void> carryOut(UUID incident, Taking taking);

    /** Has the words of the update that waits for approval replaced; fails as {@link #carryOut}. */
    Uni<Void> reword(UUID incident, Rewording words);

    /**
     * The newest version of the incident's escalation policy, where paging goes on by an older one and could follow it; fails
     * as {@link #carryOut}.
     */
    Uni<Optional<Long>> newerPolicy(UUID incident, String token);

    /** The update that waits for approval; fails as {@link #carryOut}. */
    Uni<Optional<DraftedUpdate>> draft(UUID incident, String token);
}
