package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.durable.loop.InTurn;
import io.muster.durable.merge.MergedIncidents;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RoleAssignments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What an incident takes over from those that were merged into it. Joins the caller's transaction, behind their gates. */
@ApplicationScoped
class TakeOverMerged {

    private final Escalations escalations;
    private final MergedIncidents merged;
    private final RoleAssignments roles;
    private final Router router;
    private final TakingOver takingOver;
    private final Clock clock;

    TakeOverMerged(
            Escalations escalations,
            MergedIncidents merged,
            RoleAssignments roles,
            Router router,
            TakingOver takingOver,
            Clock clock) {
        this.escalations = escalations;
        this.merged = merged;
        this.roles = roles;
        this.router = router;
        this.takingOver = takingOver;
        this.clock = clock;
    }

    /** @param other as it was when it was merged */
    Uni<Decision> of(Escalation escalation, Escalation other) {
        return roles.find(other.incidentId(), Role.COMMANDER)
                .map(held -> held.map(RoleAssignment::person))
                .chain(commander -> router.roster(escalation, other.paged())
                        .map(roster -> takingOver.merged(escalation, other, commander, roster, clock.instant())));
    }

    /** The decision and what follows from all that were merged into its incident before. */
    Uni<Decision> allThatLiveIn(Decision detected) {
        return merged.livingIn(detected.after().incidentId())
                .chain(ids -> InTurn.collect(
                        ids.stream()
                                .filter(id -> !id.equals(detected.after().incidentId()))
                                .toList(),
                        escalations::find))
                .chain(found -> oneAfterTheOther(
                        detected, found.stream().flatMap(Optional::stream).toList()));
    }

    private Uni<Decision> oneAfterTheOther(Decision first, List<Escalation> others) {
        Uni<Decision> all = Uni.createFrom().item(first);
        for (Escalation other : others) {
            all = all.chain(sofar -> of(sofar.after(), other).map(sofar::and));
        }
        return all;
    }
}
