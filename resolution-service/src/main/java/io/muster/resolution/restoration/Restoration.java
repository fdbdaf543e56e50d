package io.muster.resolution.restoration;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventContext;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Refusal;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.RelapseDetected;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.Restriction;
import io.muster.contracts.Role;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.resolution.relapse.RelapsePolicy;
import io.muster.resolution.restoration.Phase.Dropped;
import io.muster.resolution.restoration.Phase.Mitigated;
import io.muster.resolution.restoration.Phase.Resolved;
import io.muster.resolution.restoration.Phase.Working;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The way back of one incident: stop the impact, restore under control, watch for a relapse (R81). Immutable; each move
 * returns a {@link Decision} or throws a {@link Refusal}. Who may declare is the use case's question (R90).
 */
public record Restoration(Facts facts, Phase phase, Gates gates) {

    static final Actor RELAPSE_WATCH = Actor.rule("relapse-watch");

    /** An incident of which nothing is known but its id. */
    public static Restoration of(UUID id) {
        return new Restoration(Facts.of(id), new Working(), Gates.EMPTY);
    }

    public UUID id() {
        return facts.id();
    }

    /** Whether people still work on it: neither resolved nor dropped. */
    public boolean isOpen() {
        return phase instanceof Working || phase instanceof Mitigated;
    }

    /** What another stage told, in any order; events that mean nothing here change nothing. */
    public Decision after(LifecycleEvent event, Instant now) {
        return Restriction.saidBy(event)
                .map(facts::restricted)
                .map(this::with)
                .orElse(this)
                .told(event, now);
    }

    private Decision told(LifecycleEvent event, Instant now) {
        return switch (event) {
            case IncidentDetected e -> Decision.quiet(facts.isKnown() ? this : with(facts.detected(e)));
            case IncidentConfirmed e -> Decision.quiet(with(facts.confirmed(e.severity(), e.service())));
            case SeverityChanged e -> Decision.quiet(with(facts.confirmed(e.to(), null)));
            case RoleAssigned e when e.role() == Role.COMMANDER -> Decision.quiet(with(facts.commandedBy(e.person())));
            case SignalsAttached e -> signalled(e, now);
            case IncidentDismissed e -> Decision.quiet(new Restoration(facts, new Dropped(), gates));
            case IncidentMerged e -> Decision.quiet(new Restoration(facts, new Dropped(), gates));
            default -> Decision.quiet(this);
        };
    }

    /**
     * Customer impact has ended (R87).
     *
     * @param impactEndedAt null means now; neither before the incident nor in the future
     */
    public Decision mitigated(
            Instant impactEndedAt, String workaround, Actor by, String why, RelapsePolicy policy, Instant now) {
        refuseWhenOver();
        if (phase instanceof Mitigated mitigated) {
            throw new Refusal(RestorationProblem.ALREADY_MITIGATED, "It is, since %s.".formatted(mitigated.at()), id());
        }
        var ended = impactEndedAt == null ? now : impactEndedAt;
        if (ended.isAfter(now) || facts.since() != null && ended.isBefore(facts.since())) {
            throw new Refusal(
                    RestorationProblem.IMPACT_END_IMPOSSIBLE,
                    "It began at %s and it is %s now.".formatted(facts.since(), now),
                    id());
        }
        var next = new Mitigated(now, ended, workaround, policy.watchUntil(facts.severity(), now));
        var told = new IncidentMitigated(context(by, why, now), ended, workaround, next.watchUntil());
        return new Decision(new Restoration(facts, next, gates), List.of(told));
    }

    /**
     * Records what is known of a gate; may be completed step by step, and corrected. Owner and evidence may be prepared
     * at any time and a failure be told, but a gate passes after the mitigation only: what was checked while customers
     * were hit shows nothing of what the mitigation left behind.
     *
     * @param result null while there is none, which is not told to anyone; needs evidence
     */
    public Decision verified(Gate gate, String owner, String evidence, Result result, Actor by, Instant now) {
        refuseWhenOver();
        if (result != null && evidence == null) {
            throw new Refusal(RestorationProblem.VERIFICATION_WITHOUT_EVIDENCE, "Say what shows the result.", id());
        }
        if (result == Result.PASSED && !(phase instanceof Mitigated)) {
            throw new Refusal(
                    RestorationProblem.NOT_MITIGATED,
                    "A gate passes after the mitigation only; owner and evidence may be prepared.",
                    id());
        }
        var next = new Restoration(facts, phase, gates.with(gate, new Verification(owner, evidence, result, now, by)));
        if (result == null) {
            return Decision.quiet(next);
        }
        var why = "%s verified: %s".formatted(words(gate), words(result));
        return new Decision(
                next, List.of(new VerificationRecorded(context(by, why, now), gate, owner, evidence, result)));
    }

    /** It is over (R93): refused while it is not mitigated, or while a gate lacks anything; the problem names each. */
    public Decision resolved(String summary, Actor by, String why, RelapsePolicy policy, Instant now) {
        refuseWhenOver();
        if (!(phase instanceof Mitigated mitigated)) {
            throw new Refusal(
                    RestorationProblem.NOT_MITIGATED, "First stop the impact on customers.", id(), openGates());
        }
        if (!gates.open().isEmpty()) {
            throw new Refusal(RestorationProblem.GATES_OPEN, openGatesInWords(), id(), openGates());
        }
        var watch = policy.watchUntil(facts.severity(), now);
        var until = watch.isAfter(mitigated.watchUntil()) ? watch : mitigated.watchUntil();
        var told = new IncidentResolved(context(by, why, now), summary, until);
        return new Decision(new Restoration(facts, new Resolved(now, summary, until, mitigated), gates), List.of(told));
    }

    /** Customers are hit again, or still; every gate must be passed anew. */
    public Decision reopened(Actor by, String why, Instant now) {
        if (phase instanceof Working || phase instanceof Dropped) {
            throw new Refusal(RestorationProblem.NOTHING_TO_REOPEN, "It is neither mitigated nor resolved.", id());
        }
        return new Decision(again(), List.of(new IncidentReopened(context(by, why, now))));
    }

    // Alerts that began after the mitigation are a relapse; those that were known when it was declared are not.
    private Decision signalled(SignalsAttached event, Instant now) {
        return relapse(event)
                .map(alert -> {
                    var why = "Alert \"%s\" began at %s, after the mitigation"
                            .formatted(alert.summary(), alert.startsAt());
                    return new Decision(
                            again(),
                            List.of(
                                    new RelapseDetected(context(RELAPSE_WATCH, why, now), alert.fingerprint()),
                                    new IncidentReopened(context(RELAPSE_WATCH, "Relapse: " + why, now))));
                })
                .orElseGet(() -> Decision.quiet(this));
    }

    private Optional<AlertRef> relapse(SignalsAttached event) {
        return switch (phase) {
            case Mitigated(var at, var ended, var workaround, var until) -> beganAfter(at, event);
            case Resolved(var at, var summary, var until, var mitigated) ->
                beganAfter(mitigated.at(), event)
                        .filter(alert -> !alert.startsAt().isAfter(until)
                                || !event.occurredAt().isAfter(until));
            case Working() -> Optional.empty();
            case Dropped() -> Optional.empty();
        };
    }

    private static Optional<AlertRef> beganAfter(Instant mitigation, SignalsAttached event) {
        return event.alerts().stream()
                .filter(alert -> alert.startsAt() != null && alert.startsAt().isAfter(mitigation))
                .findFirst();
    }

    private Restoration again() {
        return new Restoration(facts, new Working(), Gates.EMPTY);
    }

    private void refuseWhenOver() {
        if (!isOpen()) {
            throw new Refusal(RestorationProblem.INCIDENT_OVER, "Reopen it first.", id());
        }
    }

    private Map<String, Object> openGates() {
        return Map.of("gates", gates.open());
    }

    private String openGatesInWords() {
        return gates.open().stream()
                .map(open -> "%s lacks %s".formatted(words(open.gate()), String.join(" and ", open.lacks())))
                .reduce((all, next) -> all + "; " + next)
                .map(all -> all + ".")
                .orElse("");
    }

    private Restoration with(Facts next) {
        return new Restoration(next, phase, gates);
    }

    private EventContext context(Actor by, String why, Instant now) {
        return EventContext.internal(id(), now, by, why);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase().replace('_', ' ');
    }
}
