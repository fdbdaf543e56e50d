package io.muster.triage.ownership;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.Refusal;
import io.muster.contracts.Stage;
import io.muster.contracts.TriageEvent.StageOwnerChanged;
import io.muster.durable.Outbox;
import io.muster.triage.record.OnIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/** Each stage of each incident has somebody who answers for it, or is flagged (R2). */
@ApplicationScoped
public class NameOwner {

    private final OnIncident onIncident;
    private final Owners owners;
    private final Outbox outbox;
    private final Clock clock;

    NameOwner(OnIncident onIncident, Owners owners, Outbox outbox, Clock clock) {
        this.onIncident = onIncident;
        this.owners = owners;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<Ownership> of(UUID incident) {
        return onIncident.read(incident, record -> owners.of(record.id()));
    }

    /**
     * @param owner null names nobody any more; then the usual role answers for the stage. Fails with {@code
     *     stage-owner-unchanged} (409)
     */
    public Uni<Ownership> name(UUID incident, Stage stage, String owner, Actor by) {
        return onIncident.write(
                incident,
                record -> owners.of(record.id()).flatMap(known -> {
                    var previous = known.named().get(stage);
                    if (Objects.equals(previous, owner)) {
                        throw new Refusal(
                                OwnershipProblem.OWNER_UNCHANGED,
                                owner == null ? "Nobody is named." : "%s is named already.".formatted(owner),
                                record.id());
                    }
                    var now = clock.instant();
                    var told = new StageOwnerChanged(
                            record.context(now, by, "Named by " + by.id()), stage, owner, previous);
                    return owners.name(record.id(), stage, owner, by, now)
                            .chain(() -> outbox.append(told))
                            .chain(() -> owners.of(record.id()));
                }));
    }

    /** Escalation said who holds a role; in the caller's transaction. */
    public Uni<Void> assigned(RoleAssigned event) {
        return event.role() == null
                ? Uni.createFrom().voidItem()
                : owners.hold(event.incidentId(), event.role(), event.person());
    }
}
