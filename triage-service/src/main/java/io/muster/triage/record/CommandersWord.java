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
 * commander's to decide (R38): the holder of that role in the incident. While nobody holds it, whoever works on incidents
 * does, as a responder or a commander; the store owner, who only makes them graver (R39), does not.
 */
@ApplicationScoped
class CommandersWord {

    private final Owners owners;

    CommandersWord(Owners owners) {
        this.owners = owners;
    }

    /** Of somebody who works on incidents. As {@link #needed(IncidentRecord, Actor, boolean)}. */
    Uni<Void> needed(IncidentRecord record, Actor by) {
        return needed(record, by, true);
    }

    /**
     * Joins the caller's transaction. Fails with {@code not-the-commander} (403) when another person holds the role, or nobody
     * does and the caller does not work on incidents.
     */
    Uni<Void> needed(IncidentRecord record, Actor by, boolean worksOnIncidents) {
        return owners.of(record.id())
                .invoke(known -> {
                    var commander = known.holders().get(Role.COMMANDER);
                    var decision = RoleInIncident.mayAct(by.id(), worksOnIncidents, commander, Permission.COMMANDER);
                    if (!decision.allowed()) {
                        throw new Refusal(RecordProblem.NOT_THE_COMMANDER, decision.reason(), record.id());
                    }
                })
                .replaceWithVoid();
    }
}
