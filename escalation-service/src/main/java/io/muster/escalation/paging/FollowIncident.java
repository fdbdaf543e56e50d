package io.muster.escalation.paging;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.LifecyclePreparation;
import io.muster.durable.UnitOfWork;
import io.muster.durable.merge.MergedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Use case: what other stages say of an incident starts, widens and stops getting people. */
@ApplicationScoped
public class FollowIncident implements LifecyclePreparation {

    private final Escalator escalator;
    private final Escalations escalations;
    private final Router router;
    private final PagingPolicy policy;
    private final TakeOverMerged takeOver;
    private final PagingRules rules;
    private final SharedClock shared;
    private final MergedIncidents mergedIncidents;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    FollowIncident(
            Escalator escalator,
            Escalations escalations,
            Router router,
            PagingPolicy policy,
            TakeOverMerged takeOver,
            PagingRules rules,
            SharedClock shared,
            MergedIncidents mergedIncidents,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.escalator = escalator;
        this.escalations = escalations;
        this.router = router;
        this.policy = policy;
        this.takeOver = takeOver;
        this.rules = rules;
        this.shared = shared;
        this.mergedIncidents = mergedIncidents;
        this.clock = clock;
    }

    /** Enters the gates of their incidents and loads what is known of them and of their services, together. */
    @Override
    public Uni<Boolean> prepare(List<LifecycleEvent> events) {
        Set<UUID> incidents = new HashSet<>();
        boolean othersJoin = false;
        for (LifecycleEvent event : events) {
            incidents.add(event.incidentId());
            if (event instanceof IncidentMerged merged) {
                incidents.add(merged.into());
                othersJoin = true;
            }
        }
        boolean all = !othersJoin;
        return escalator
                .enterTogether(incidents)
                .chain(() -> router.prepare(servicesOf(events)))
                .chain(() -> all ? rememberSurvivors(events) : Uni.createFrom().voidItem())
                .replaceWith(all);
    }

    private static Set<String> servicesOf(List<LifecycleEvent> events) {
        return events.stream()
                .map(event -> switch (event) {
                    case IncidentDetected detected -> detected.service();
                    case IncidentConfirmed confirmed -> confirmed.service();
                    default -> null;
                })
                .filter(key -> key != null && !key.isBlank())
                .collect(Collectors.toSet());
    }

    private Uni<Void> rememberSurvivors(List<LifecycleEvent> events) {
        Set<UUID> detected = events.stream()
                .filter(IncidentDetected.class::isInstance)
                .map(LifecycleEvent::incidentId)
                .collect(Collectors.toSet());
        return mergedIncidents
                .survivorsAmong(detected)
                .invoke(survivors -> detected.forEach(id -> isSurvivor().put(id, survivors.contains(id))))
                .replaceWithVoid();
    }

    /** For those that were asked for together, whether others were merged into it. */
    private Map<UUID, Boolean> isSurvivor() {
        return unitOfWork.memory(FollowIncident.class, HashMap::new);
    }

    /**
     * Triage's time begins; how long it is, the service's policy says.
     *
     * @param happened when, whatever the sender's clock says
     */
    public Uni<Decision> detected(IncidentDetected event, Instant happened) {
        Facts facts = Facts.detected(
                event.incidentId(),
                event.number(),
                event.what(),
                event.where(),
                Objects.requireNonNullElse(event.since(), event.occurredAt()),
                event.occurredAt(),
                event.service(),
                event.proposedSeverity(),
                event.alerts());
        return escalator.step(
                event.incidentId(),
                found -> found.isPresent()
                        ? Uni.createFrom().item(Decision.nothing(found.get(), "already known"))
                        : router.policyFor(facts.service())
                                .map(applying -> policy.detected(
                                        facts, noLaterThanNow(happened).plus(applying.triageOverdue())))
                                .chain(this::withThoseWhoCame));
    }

    /** A sender whose clock goes ahead keeps nobody waiting. */
    private Instant noLaterThanNow(Instant at) {
        Instant now = clock.instant();
        return at.isBefore(now) ? at : now;
    }

    /** A replica whose clock goes ahead would take what is fresh for old: then the clock that all of them share counts. */
    private Uni<Instant> cause(Instant at) {
        Instant now = clock.instant();
        return rules.isLate(at, now)
                ? shared.now().map(theirs -> PagingRules.causeBy(at, now, theirs))
                : Uni.createFrom().item(at);
    }

    /** Others may have been merged into it before it was known here. */
    private Uni<Decision> withThoseWhoCame(Decision detected) {
        UUID incident = detected.after().incidentId();
        if (Boolean.FALSE.equals(isSurvivor().get(incident))) {
            return Uni.createFrom().item(detected);
        }
        return takeOver.allThatLiveIn(detected);
    }

    /** @param happened when, whatever the sender's clock says */
    public Uni<Decision> confirmed(IncidentConfirmed event, Instant happened) {
        return escalator.step(event.incidentId(), found -> {
            Escalation escalation = found.orElseGet(() -> unheardOf(event, event.service(), event.severity()));
            String service = Optional.ofNullable(event.service())
                    .filter(key -> !key.isBlank())
                    .orElse(escalation.facts().service());
            boolean starts = policy.startsWhenConfirmed(escalation, event.severity(), Optional.of(service));
            return cause(happened)
                    .chain(cause -> routed(
                            escalation,
                            starts,
                            service,
                            (roster, anew) -> policy.confirmed(
                                    escalation,
                                    event.severity(),
                                    Optional.of(service),
                                    Optional.ofNullable(event.type()),
                                    roster,
                                    anew,
                                    cause,
                                    clock.instant())));
        });
    }

    /** A rule that begins a run by what applies to the service now, or goes on with the people of the one that runs. */
    private Uni<Decision> routed(
            Escalation escalation,
            boolean starts,
            String service,
            BiFunction<Roster, Optional<Routing>, Decision> rule) {
        return starts
                ? router.routeForRun(service, escalation)
                        .map(routing -> rule.apply(routing.roster(), Optional.of(routing)))
                : router.roster(escalation).map(roster -> rule.apply(roster, Optional.empty()));
    }

    /** It needs people, though its detection never arrived: they are paged with what is known. */
    private static Escalation unheardOf(LifecycleEvent event, String service, Severity severity) {
        Instant at = event.occurredAt();
        Facts facts = Facts.detected(
                event.incidentId(),
                0,
                "An incident whose detection is not known here",
                List.of(),
                at,
                at,
                service,
                severity,
                List.of());
        return new Escalation(facts, new EscalationState.AwaitingVerdict(at), List.of());
    }

    /** Changes nothing for an incident that escalation does not know. */
    public Uni<Void> severityChanged(SeverityChanged event) {
        return escalator.stepIfKnown(
                event.incidentId(),
                escalation -> routed(
                        escalation,
                        policy.startsWhenSeverityIs(escalation, event.to()),
                        escalation.facts().service(),
                        (roster, anew) ->
                                policy.severityChanged(escalation, event.to(), roster, anew, clock.instant())));
    }

    /** Which campaigns are touched and what it costs; changes nothing for an incident that escalation does not know. */
    public Uni<Void> impactAssessed(ImpactAssessed event) {
        return escalator.stepIfKnown(
                event.incidentId(),
                escalation -> (policy.isJudgedAnew(escalation, event.campaigns())
                                ? router.roster(escalation)
                                : Uni.createFrom().item(Roster.empty()))
                        .map(roster -> policy.impactAssessed(
                                escalation,
                                event.campaigns(),
                                Optional.ofNullable(event.revenue()),
                                roster,
                                clock.instant())));
    }

    /** Nobody is needed any more. Changes nothing for an incident that escalation does not know. */
    public Uni<Void> ended(LifecycleEvent event, String why) {
        return escalator.stepIfKnown(
                event.incidentId(), escalation -> Uni.createFrom().item(policy.stop(escalation, why, clock.instant())));
    }

    /** It lives on in another: its pages stop, and who has come for it has come there. */
    public Uni<Void> merged(IncidentMerged event) {
        return ended(event, PagingPolicy.MERGED)
                .chain(() -> escalations.find(event.incidentId()))
                .chain(found -> found.map(merged -> mergedIncidents
                                .survivor(event.into())
                                .chain(survivor ->
                                        escalator.stepIfKnown(survivor, escalation -> takeOver.of(escalation, merged))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** @param happened when, whatever the sender's clock says */
    public Uni<Decision> reopened(LifecycleEvent event, Instant happened) {
        return escalator.step(event.incidentId(), found -> {
            Escalation escalation = found.orElseGet(() -> unheardOf(event, "", Severity.SEV1));
            return cause(happened)
                    .chain(cause -> router.routeForRun(escalation.facts().service(), escalation)
                            .map(routing -> policy.reopened(escalation, routing, cause, clock.instant())));
        });
    }

    /** Triage's time is over. */
    public Uni<Decision> triageOverdue(UUID incidentId, Instant now) {
        return escalator.stepKnown(
                incidentId,
                escalation -> escalation.state() instanceof EscalationState.AwaitingVerdict(Instant overdueAt)
                        ? cause(overdueAt)
                                .chain(cause -> router.routeForRun(
                                                escalation.facts().service())
                                        .map(routing -> policy.triageOverdue(escalation, routing, cause, now)))
                        : Uni.createFrom().item(Decision.nothing(escalation, "triage has spoken")));
    }
}
