package io.muster.comms.updates;

import io.muster.contracts.Actor;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.durable.UnitOfWork;
import io.muster.web.Permission;
import io.muster.web.RoleInIncident;
import io.muster.web.RoleInIncident.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** What people do with drafts and updates. */
@ApplicationScoped
public class UpdateDesk {
    private final UnitOfWork unitOfWork;
    private final Workstream workstream;
    private final Communications communications;
    private final Clock clock;

    UpdateDesk(UnitOfWork unitOfWork, Workstream workstream, Communications communications, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.workstream = workstream;
        this.communications = communications;
        this.clock = clock;
    }

    /**
     * Who asks: a person by id, and what the sign-in token permits in general.
     *
     * @param worksOnIncidents may know of every restricted incident
     */
    public record Speaker(String id, Set<String> permissions, boolean worksOnIncidents) {}

    /** Changes the words of an open draft; the incident's communications owner only. */
    public Uni<Draft> edit(UUID draftId, String title, String text, Speaker speaker) {
        return onDraft(
                        draftId,
                        speaker,
                        (communication, _) -> UpdateRules.edit(communication, draftId, title, text, speaker.id()))
                .map(change -> change.after().draft(draftId).orElseThrow());
    }

    /** Publishes a draft as it stands; the incident's communications owner only (R53). */
    public Uni<PublishedUpdate> approve(UUID draftId, Speaker speaker) {
        Instant now = clock.instant();
        return onDraft(
                        draftId,
                        speaker,
                        (communication, decision) -> UpdateRules.approve(
                                communication, draftId, speakerFor(decision, speaker), decision.reason(), now))
                .map(change -> change.after().updates().getLast());
    }

    /**
     * Publishes a person's own words: to the outside by the communications owner (R53), inside by those who work on the
     * incident (R54).
     */
    public Uni<PublishedUpdate> publish(UUID incidentId, UpdateWish wish, Speaker speaker) {
        Instant now = clock.instant();
        Side side = Side.of(wish.audiences());
        return unitOfWork
                .run(() -> known(incidentId)
                        .chain(() -> workstream.decide(incidentId, communication -> {
                            Decision decision = side == Side.EXTERNAL
                                    ? requireCommunicationsOwner(communication, speaker)
                                    : requireResponder(communication, speaker);
                            Actor by = side == Side.EXTERNAL
                                    ? speakerFor(decision, speaker)
                                    : Actor.person(speaker.id(), roleOf(communication, speaker));
                            return UpdateRules.publish(communication, wish, by, decision.reason(), now);
                        })))
                .map(change -> change.after().updates().getLast());
    }

    private Uni<Change> onDraft(UUID draftId, Speaker speaker, BiFunction<Communication, Decision, Change> rule) {
        return unitOfWork.run(() -> communications
                .incidentOfDraft(draftId)
                .map(incident -> incident.orElseThrow(() -> unknownDraft(draftId)))
                .chain(incidentId -> workstream.decide(incidentId, communication -> {
                    if (!speaker.worksOnIncidents()
                            && WhoMayKnow.isHiddenFrom(speaker.id(), communication.incident())) {
                        throw unknownDraft(draftId);
                    }
                    return rule.apply(communication, requireCommunicationsOwner(communication, speaker));
                })));
    }

    private static Refusal unknownDraft(UUID draftId) {
        return new Refusal(UpdateProblem.DRAFT_UNKNOWN, "no draft " + draftId);
    }

    private Uni<Void> known(UUID incidentId) {
        return communications
                .isKnown(incidentId)
                .invoke(known -> {
                    if (!known) {
                        throw UpdateProblem.unknown(incidentId);
                    }
                })
                .replaceWithVoid();
    }

    private static Decision requireCommunicationsOwner(Communication communication, Speaker speaker) {
        Decision decision = mayAct(communication, speaker, Role.COMMUNICATIONS_OWNER, Permission.COMMUNICATIONS);
        if (!decision.allowed()) {
            throw new Refusal(UpdateProblem.NOT_COMMUNICATIONS_OWNER, decision.reason(), communication.id());
        }
        return decision;
    }

    private static Decision requireResponder(Communication communication, Speaker speaker) {
        if (speaker.permissions().contains(Permission.RESPONDER)) {
            return new Decision(true, false, speaker.id() + " works on the incident");
        }
        if (!communication.incident().rolesOf(speaker.id()).isEmpty()) {
            return new Decision(true, false, speaker.id() + " holds a role in the incident");
        }
        Decision decision = mayAct(communication, speaker, Role.COMMANDER, Permission.COMMANDER);
        if (!decision.allowed()) {
            throw new Refusal(UpdateProblem.NOT_A_RESPONDER, decision.reason(), communication.id());
        }
        return decision;
    }

    private static Decision mayAct(Communication communication, Speaker speaker, Role role, String permission) {
        String holder = communication.incident().holder(role).orElse(null);
        return RoleInIncident.mayAct(speaker.id(), speaker.permissions().contains(permission), holder, permission);
    }

    /** In the role, unless the bare permission had to do. */
    private static Actor speakerFor(Decision decision, Speaker speaker) {
        return decision.flagged() ? Actor.person(speaker.id()) : Actor.person(speaker.id(), Role.COMMUNICATIONS_OWNER);
    }

    private static Role roleOf(Communication communication, Speaker speaker) {
        return communication.incident().rolesOf(speaker.id()).stream()
                .findFirst()
                .orElse(null);
    }
}
