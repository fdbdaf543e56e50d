package io.muster.escalation.room;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EventContext;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.paging.AnswerPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Use case: people say that they joined, are on their way, or cannot come (R50). */
@ApplicationScoped
public class JoinIncident {

    private final UnitOfWork unitOfWork;
    private final IncidentGate gate;
    private final Attendances attendances;
    private final InviteResponders invitations;
    private final AnswerPage pages;
    private final Outbox outbox;
    private final Clock clock;

    JoinIncident(
            UnitOfWork unitOfWork,
            IncidentGate gate,
            Attendances attendances,
            InviteResponders invitations,
            AnswerPage pages,
            Outbox outbox,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.gate = gate;
        this.attendances = attendances;
        this.invitations = invitations;
        this.pages = pages;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Whoever cannot come declines the pages that still ask for them.
     *
     * @throws io.muster.contracts.Refusal when escalation does not know the incident
     */
    public Uni<Attending> say(UUID incidentId, Attendance attendance, Optional<String> note, Actor by) {
        return unitOfWork.run(() -> gate.enterKnown(incidentId)
                .map(entered -> new Attending(incidentId, by.id(), attendance, note, clock.instant()))
                .call(attendances::save)
                .call(said -> outbox.append(event(said, by)))
                .call(said -> said.comes()
                        ? invitations.one(incidentId, said.person())
                        : pages.cannotCome(incidentId, said.person())));
    }

    private static ResponderJoined event(Attending said, Actor by) {
        String reason = by.id() + " says: "
                + said.attendance().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new ResponderJoined(
                EventContext.internal(said.incidentId(), said.at(), by, reason),
                said.person(),
                said.attendance(),
                said.note().orElse(null));
    }

    /** Who said what, who spoke first at the head. */
    public Uni<List<Attending>> of(UUID incidentId) {
        return unitOfWork.run(() -> attendances.of(incidentId));
    }
}
