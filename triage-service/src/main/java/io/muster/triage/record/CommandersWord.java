package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.triage.ownership.Owners;
import io.muster.web.Permission;
import io.muster.web.RoleInIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What makes an incident smaller (a lower severity, a dismissal, a merge, a split), or a breach known to everyone, is the
 * commander's to decide (R38): the holder of that role in the incident. While nobody holds it, whoever may work on incidents
 * does.
 */
@ApplicationScoped
class CommandersWord {

    private final Owners owners;

    CommandersWord(Owners owners) {
        this.owners = owners;
    }

    /** Joins the caller's transaction. Fails with {@code not-the-commander} (403) when another person holds the role. */
    Uni<Void> needed(IncidentRecord record, Actor by) {
        return owners.of(record.id())
                .invoke(known -> {
                    var commander = known.holders().get(Role.COMMANDER);
                    var decision = RoleInIncident.mayAct(by.id(), true, commander, Permission.COMMANDER);
                    if (!decision.allowed()) {
                        throw new Refusal(RecordProblem.NOT_THE_COMMANDER, decision.reason(), record.id());
                    }
                })
                .replaceWithVoid();
    }
}
