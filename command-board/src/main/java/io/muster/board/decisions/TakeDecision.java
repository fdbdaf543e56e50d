package io.muster.board.decisions;

import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.IncidentReader;
import io.muster.board.incidents.Reader;
import io.muster.board.incidents.RoleFamily;
import io.muster.contracts.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes decisions where they are shown. The board keeps nothing of them: the stage's service checks and carries them out,
 * and its event comes back by the stream.
 */
@ApplicationScoped
public class TakeDecision {

    private final IncidentReader incidents;
    private final Stages stages;
    private final Clock clock;

    TakeDecision(IncidentReader incidents, Stages stages, Clock clock) {
        this.incidents = incidents;
        this.stages = stages;
        this.clock = clock;
    }

    /**
     * Fails with {@code incident-not-found}, {@code decision-not-open}, {@code decision-not-yours}, or as
     * {@link Stages#carryOut}.
     */
    public Uni<Void> take(UUID id, Reader by, Taking taking) {
        return incidents.get(id, by.sight()).flatMap(incident -> {
            check(incident, by, taking);
            return stages.carryOut(id, taking);
        });
    }

    /** The update of an incident that waits for approval; fails as {@link #take}. */
    public Uni<Optional<DraftedUpdate>> draft(UUID id, Reader by, String token) {
        return incidents.get(id, by.sight()).flatMap(known -> stages.draft(id, token));
    }

    /**
     * What the stages ask the reader beside what the board knows: whether a changed policy is to be applied. Nothing while
     * they cannot be asked: pages are drawn without.
     */
    public Uni<List<Decision>> askedByStages(BoardIncident incident, Reader by, Supplier<String> token) {
        boolean asks = incident.state().status() != null
                && incident.state().status().isOpen()
                && by.families().contains(RoleFamily.ENGINEERING)
                && stages.take(Decision.Kind.APPLY_POLICY);
        return !asks
                ? Uni.createFrom().item(List.of())
                : stages.newerPolicy(incident.state().id(), token.get())
                        .map(newer -> newer.map(version -> Decision.applyPolicy(String.valueOf(version))).stream()
                                .toList())
                        .onFailure(Refusal.class)
                        .recoverWithItem(List.of());
    }

    /** Other words for an update that waits for approval; comms-service checks who may. Fails as {@link #take}. */
    public Uni<Void> reword(UUID id, Reader by, Rewording words) {
        return incidents.get(id, by.sight()).flatMap(known -> stages.reword(id, words));
    }

    /** Publishes the update that waits for approval in these words: what is approved is what was read. */
    public Uni<Void> publish(UUID id, Reader by, Rewording words) {
        Taking approval = new Taking(
                Decision.Kind.APPROVE_UPDATE, words.draft().toString(), "decided on the board", words.token());
        return reword(id, by, words).flatMap(done -> take(id, by, approval));
    }

    private void check(BoardIncident incident, Reader by, Taking taking) {
        UUID id = incident.state().id();
        Decision decision = asked(incident, taking)
                .filter(open -> open.kind() == taking.kind())
                .filter(open -> open.subject() == null || open.subject().equals(taking.subject()))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(DecisionProblem.DECISION_NOT_OPEN, "it has been decided, or never was asked", id));
        if (!decision.isFor(by.families())) {
            throw new Refusal(
                    DecisionProblem.DECISION_NOT_YOURS, decision.kind().takers() + " decides this", id);
        }
    }

    /** Whether a policy can be applied now, escalation-service alone knows. */
    private Stream<Decision> asked(BoardIncident incident, Taking taking) {
        return taking.kind() == Decision.Kind.APPLY_POLICY
                ? Stream.of(Decision.applyPolicy(taking.subject()))
                : DecisionPolicy.open(incident.state(), clock.instant()).stream();
    }
}
