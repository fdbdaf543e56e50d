package io.muster.resolution.mitigation;

import io.muster.contracts.Actor;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.durable.UnitOfWork;
import io.muster.durable.merge.MergedIncidents;
import io.muster.resolution.restoration.Restoration;
import io.muster.resolution.restoration.RestorationProblem;
import io.muster.resolution.restoration.Store;
import io.muster.web.Permission;
import io.muster.web.RoleInIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** People propose and approve mitigations; what may be done is handed to the other system as a durable delivery. */
@ApplicationScoped
public class Mitigate {

    /** Who approves. @param commander has the permission commander @param owner has the permission owner */
    public record Approver(String person, boolean commander, boolean owner) {}

    private final UnitOfWork unitOfWork;
    private final Store store;
    private final MergedIncidents merged;
    private final MitigationActions actions;
    private final Mitigations mitigations;
    private final MitigationStore mitigationStore;
    private final HandOver handOver;
    private final Clock clock;

    Mitigate(
            UnitOfWork unitOfWork,
            Store store,
            MergedIncidents merged,
            MitigationActions actions,
            Mitigations mitigations,
            MitigationStore mitigationStore,
            HandOver handOver,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.merged = merged;
        this.actions = actions;
        this.mitigations = mitigations;
        this.mitigationStore = mitigationStore;
        this.handOver = handOver;
        this.clock = clock;
    }

    /** Fails with {@code incident-unknown}, {@code mitigation-action-unknown} (404), {@code incident-over} (409). */
    public Uni<Mitigation> propose(UUID incident, String key, String reason, Actor by) {
        return unitOfWork.run(() -> store.lockKnown(incident)
                .invoke(Mitigate::refuseWhenOver)
                .flatMap(restoration -> action(key).flatMap(action -> {
                    var now = clock.instant();
                    var decision = Mitigation.propose(Ids.at(now), restoration.id(), action, reason, by, now);
                    return keep(decision, restoration, action);
                })));
    }

    /**
     * The incident's commander, or the store owner, approves (R10). Fails with {@code mitigation-unknown} (404), {@code
     * approval-not-permitted} (403), {@code nothing-to-approve} or {@code incident-over} (409).
     */
    public Uni<Mitigation> approve(UUID id, Approver approver) {
        return unitOfWork.run(() -> incidentOf(id)
                .flatMap(store::lockKnown)
                .flatMap(restoration -> find(id).map(found -> found.livingIn(restoration.id()))
                        .flatMap(mitigation -> action(mitigation.action())
                                .flatMap(action ->
                                        keep(approved(mitigation, restoration, approver), restoration, action)))));
    }

    /** Fails with {@code mitigation-unknown} (404). */
    public Uni<Mitigation> get(UUID id) {
        return unitOfWork.run(() -> find(id));
    }

    /** Those of an incident and of what was merged into it, oldest first; fails with {@code incident-unknown} (404). */
    public Uni<List<Mitigation>> ofIncident(UUID incident) {
        return unitOfWork.run(() -> store.known(incident)
                .flatMap(known -> merged.livingIn(known.id()))
                .flatMap(mitigations::ofIncidents));
    }

    private Mitigation.Decision approved(Mitigation mitigation, Restoration restoration, Approver approver) {
        refuseWhenOver(restoration);
        if (approver.owner()) {
            return mitigation.approved(Actor.person(approver.person()), "Approved by the store owner", clock.instant());
        }
        var may = RoleInIncident.mayAct(
                approver.person(), approver.commander(), restoration.facts().commander(), Permission.COMMANDER);
        if (!may.allowed()) {
            throw new Refusal(MitigationProblem.APPROVAL_NOT_PERMITTED, may.reason(), restoration.id());
        }
        return may.flagged()
                ? mitigation.approved(
                        Actor.person(approver.person()), "Approved (%s)".formatted(may.reason()), clock.instant())
                : mitigation.approved(
                        Actor.person(approver.person(), Role.COMMANDER), "Approved by the commander", clock.instant());
    }

    private Uni<Mitigation> keep(Mitigation.Decision decision, Restoration restoration, MitigationAction action) {
        var kept = mitigationStore.keep(decision, restoration.facts().detectedAt());
        return decision.hand()
                ? kept.call(mitigation -> handOver.begin(mitigation, restoration.facts(), action))
                : kept;
    }

    private Uni<MitigationAction> action(String key) {
        return actions.find(key).map(found -> found.orElseThrow(() -> KeepCatalogue.unknown(key)));
    }

    private Uni<UUID> incidentOf(UUID id) {
        return mitigations.incidentOf(id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private Uni<Mitigation> find(UUID id) {
        return mitigations.find(id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private static void refuseWhenOver(Restoration restoration) {
        if (!restoration.isOpen()) {
            throw new Refusal(RestorationProblem.INCIDENT_OVER, "Reopen it first.", restoration.id());
        }
    }

    public static Refusal unknown(UUID id) {
        return new Refusal(MitigationProblem.MITIGATION_UNKNOWN, "There is no mitigation %s.".formatted(id));
    }
}
