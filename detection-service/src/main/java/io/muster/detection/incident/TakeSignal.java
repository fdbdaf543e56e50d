package io.muster.detection.incident;

import io.muster.detection.alert.Alert;
import io.muster.detection.alert.Alert.Change;
import io.muster.detection.alert.Alert.Step;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts;
import io.muster.detection.incident.Correlation.Cause;
import io.muster.detection.incident.Correlation.Placed;
import io.muster.detection.incident.DecidedSignal.Placement;
import io.muster.detection.policy.Decision;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Facts;
import io.muster.detection.policy.Policies;
import io.muster.detection.signal.FactSignal;
import io.muster.detection.signal.KeepFacts;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A signal of the intake log becomes part of its alert and finds its incident. Works inside the transaction that also
 * remembers the signal in the inbox, so that a signal that is read twice is taken once.
 *
 * <p>Locks are taken in one order everywhere: alert, scope, incident.
 */
@ApplicationScoped
public class TakeSignal {

    @Inject
    Alerts alerts;

    @Inject
    Policies policies;

    @Inject
    Correlation correlation;

    @Inject
    Incidents incidents;

    @Inject
    DecidedSignals decidedSignals;

    @Inject
    Teller teller;

    @Inject
    SourceWatch sourceWatch;

    @Inject
    KeepFacts facts;

    @Inject
    Clock clock;

    /** What was decided; empty when the signal only repeated or resolved what was known. */
    public Uni<Optional<Taken>> take(Signal signal) {
        return switch (signal) {
            case AlertSignal alert -> takeAlert(alert);
            case ReportSignal report -> takeReport(report);
            case FactSignal fact -> facts.keep(fact).replaceWith(Optional.empty());
        };
    }

    /** @param incident null for what is minor */
    public record Taken(Decision decision, Placement placement, DetectedIncident incident) {

        static Taken of(Decision decision, Optional<Placed> placed) {
            Placement placement = placed.map(found -> found.opened() ? Placement.NEW : Placement.ATTACHED)
                    .orElse(Placement.MINOR);
            return new Taken(decision, placement, placed.map(Placed::incident).orElse(null));
        }

        /** What happened and why, in words. */
        public String reason() {
            return switch (placement) {
                case NEW -> "opened INC-" + incident.number() + ": " + decision.reason();
                case ATTACHED -> "belongs to INC-" + incident.number() + ", which is open for the same scope";
                case MINOR ->
                    decision.isIncident()
                            ? "the incident of this outbreak was dismissed by a person"
                            : decision.reason();
            };
        }

        /** Null for what is minor. */
        public UUID incidentId() {
            return incident == null ? null : incident.id();
        }
    }

    private Uni<Optional<Taken>> takeAlert(AlertSignal signal) {
        return alerts.locked(signal.fingerprint())
                .map(known -> known.map(alert -> alert.after(signal)).orElseGet(() -> Alert.first(signal)))
                .flatMap(step -> switch (step.change()) {
                    case FIRED, RETURNED -> policies.current().flatMap(policy -> decide(policy, step, signal));
                    case REPEATED -> repeat(step.alert(), signal);
                    case RESOLVED -> resolve(step.alert()).replaceWith(Optional.empty());
                });
    }

    private Uni<Optional<Taken>> decide(DeclarationPolicy policy, Step step, AlertSignal signal) {
        Alert alert = step.alert();
        Decision decision = policy.decide(Facts.of(alert.source(), alert.labels()));
        String own = "alert:" + alert.labels().getOrDefault("alertname", alert.fingerprint());
        Cause cause = new Cause(
                Scope.of(decision.journey(), decision.service(), own),
                alert.incidentId(),
                step.change() != Change.FIRED,
                decision.isIncident(),
                signal.receivedAt(),
                decision.isIncident() ? Opening.of(alert, decision) : null);
        Uni<Optional<Placed>> placed = decision.isIncident() || alert.incidentId() != null
                ? correlation.place(cause)
                : Uni.createFrom().item(Optional.empty());
        return placed.map(found -> Taken.of(decision, found)).flatMap(taken -> keep(alert, signal, taken));
    }

    private Uni<Optional<Taken>> keep(Alert alert, AlertSignal signal, Taken taken) {
        // what is dismissed stays known as dismissed: the outbreak must not open another incident by going on
        UUID incidentId =
                taken.incidentId() == null && taken.decision().isIncident() ? alert.incidentId() : taken.incidentId();
        return alerts.save(alert.decided(taken.decision().policyVersion(), incidentId))
                .flatMap(saved -> decidedSignals.add(row("alert", alert.summary(), signal, taken), signal))
                .flatMap(added -> joined(taken, telling -> telling.withAlert(alert.fingerprint())))
                .flatMap(told -> taken.incident() == null
                        ? Uni.createFrom().voidItem()
                        : sourceWatch.watch(taken.incident().id()))
                .replaceWith(Optional.of(taken));
    }

    /** Known already: it is counted. An alert that never had an incident is judged anew when the policy changed. */
    private Uni<Optional<Taken>> repeat(Alert alert, AlertSignal signal) {
        if (alert.state() != AlertState.FIRING || signal.resolved()) {
            return alerts.save(alert).replaceWith(Optional.empty());
        }
        if (alert.incidentId() == null) {
            return policies.current()
                    .flatMap(policy -> policy.version() > alert.decidedBy()
                            ? decide(policy, new Step(alert, Change.REPEATED), signal)
                            : alerts.save(alert).replaceWith(Optional.empty()));
        }
        return alerts.save(alert)
                .flatMap(saved -> incidents.locked(alert.incidentId()))
                .flatMap(found -> found.filter(incident -> incident.end() == null)
                        .map(incident -> incidents.save(
                                incident.telling(incident.telling().counted())))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(Optional.empty());
    }

    private Uni<Void> resolve(Alert alert) {
        Uni<Void> saved = alerts.save(alert);
        if (alert.incidentId() == null) {
            return saved;
        }
        // the incident's lock comes before the look at its alerts: of two resolves at once the second sees the first
        return saved.flatMap(done -> incidents.locked(alert.incidentId()))
                .flatMap(found -> found.filter(incident -> incident.end() == null)
                        .map(incident -> alerts.standing(incident.id()).flatMap(standing -> {
                            Telling counted = incident.telling().counted();
                            return teller.tell(incident.telling(standing.isClear() ? counted.allClear() : counted));
                        }))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<Taken>> takeReport(ReportSignal report) {
        return policies.current()
                .map(policy -> policy.decide(new Facts(report.source(), report.journey(), report.service(), Map.of())))
                .flatMap(decision -> correlation
                        .place(new Cause(
                                Scope.of(decision.journey(), decision.service(), "report:" + report.id()),
                                null,
                                false,
                                decision.isIncident(),
                                report.receivedAt(),
                                decision.isIncident() ? Opening.of(report, decision) : null))
                        .map(placed -> Taken.of(decision, placed)))
                .call(taken -> decidedSignals.add(row("report", report.what(), report, taken), report))
                .call(taken -> joined(taken, Telling::withReport))
                .map(Optional::of);
    }

    private Uni<Void> joined(Taken taken, UnaryOperator<Telling> change) {
        return taken.placement() == Placement.ATTACHED
                ? teller.tell(
                        taken.incident().telling(change.apply(taken.incident().telling())))
                : Uni.createFrom().voidItem();
    }

    private DecidedSignal row(String kind, String summary, Signal signal, Taken taken) {
        Decision decision = taken.decision();
        return new DecidedSignal(
                signal.id(),
                kind,
                signal.fingerprint(),
                signal.source(),
                signal.format(),
                summary,
                decision.outcome(),
                taken.placement(),
                decision.rule(),
                decision.policyVersion(),
                taken.reason(),
                taken.incidentId(),
                signal.receivedAt(),
                clock.instant());
    }
}
