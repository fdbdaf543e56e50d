package io.muster.detection.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventContext;
import io.muster.contracts.Ids;
import io.muster.contracts.Incident;
import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.alert.Alerts;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Facts;
import io.muster.detection.policy.Policies;
import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.detection.signal.Since;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Anyone declares an incident (R28): one transaction, answered with its number. Where one is open for a journey or
 * service already, that one is named instead of opening a second; where one is resolved and its relapse watched, the
 * declaration belongs to it and says that the trouble is back.
 */
@ApplicationScoped
public class DeclareIncident {

    /**
     * What is known at the start (R29).
     *
     * @param since when it began; null for now
     * @param service null when unknown
     * @param proposedSeverity null to let the declaration policy propose
     * @param type null when it is not known; a security incident is restricted from the start
     */
    public record Declaration(
            String what,
            List<String> where,
            Instant since,
            List<Journey> journeys,
            String service,
            Severity proposedSeverity,
            IncidentType type,
            String reason,
            Actor actor) {}

    /** @param opened false when it was resolved and the declaration belongs to it, as its relapse */
    public record Declared(DetectedIncident incident, boolean opened) {}

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Policies policies;

    @Inject
    Correlation correlation;

    @Inject
    RestrictedIncidents restricted;

    @Inject
    Alerts alerts;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * @param restrictedToo whether the person may know of restricted incidents; others are not told which one it is
     * @throws Refusal {@code invalid-declaration} for what begins later, {@code scope-taken}, with the id of the incident that is open
     */
    public Uni<Declared> declare(Declaration declaration, boolean restrictedToo) {
        List<Scope> scopes =
                Scope.of(declaration.journeys(), declaration.service(), declaration.type() == IncidentType.SECURITY);
        Instant now = clock.instant();
        Since.flawIn(declaration.since(), now).ifPresent(flaw -> {
            throw new Refusal(IncidentProblem.INVALID_DECLARATION, flaw);
        });
        return unitOfWork.run(() -> policies.current().flatMap(policy -> {
            Opening opening = opening(declaration, policy, now);
            return correlation.hold(scopes, Set.of(), List.of(opening)).flatMap(holders -> {
                return refuseWhereTaken(scopes, holders, now, restrictedToo)
                        .flatMap(free -> watched(scopes, holders, now)
                                .map(incident -> attach(incident, declaration, holders, now))
                                .orElseGet(() -> open(opening, scopes, holders)));
            });
        }));
    }

    private static Optional<DetectedIncident> watched(List<Scope> scopes, Holders holders, Instant now) {
        return scopes.stream()
                .map(scope -> holders.holderOf(scope, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Uni<Declared> attach(DetectedIncident incident, Declaration declaration, Holders holders, Instant now) {
        return restricted
                .visibilityOf(incident.id())
                .flatMap(visibility -> alerts.standing(incident.id())
                        .flatMap(standing -> outbox.append(new SignalsAttached(
                                new EventContext(
                                        incident.id(), now, declaration.actor(), declaration.reason(), visibility),
                                1,
                                List.of(ref(declaration, now)),
                                standing.firing()))))
                .flatMap(told -> correlation.store(holders, id -> {}))
                .replaceWith(new Declared(incident, false));
    }

    /** The declaration as other stages see an alert: what it says is so now, whenever it began. */
    private static AlertRef ref(Declaration declaration, Instant now) {
        Map<String, String> labels = new HashMap<>();
        declaration.journeys().stream()
                .findFirst()
                .ifPresent(journey -> labels.put("journey", journey.name().toLowerCase(Locale.ROOT)));
        Optional.ofNullable(declaration.service()).ifPresent(service -> labels.put("service", service));
        return new AlertRef("declared:" + Ids.at(now), labels, declaration.what(), now);
    }

    private Uni<Declared> open(Opening opening, List<Scope> scopes, Holders holders) {
        return correlation.numbers(1).flatMap(numbers -> {
            DetectedIncident incident = holders.open(opening, scopes, numbers);
            return correlation.store(holders, id -> {}).replaceWith(new Declared(incident, true));
        });
    }

    /** One that is only watched is in nobody's way, unless the person may not know of it. */
    private Uni<Void> refuseWhereTaken(List<Scope> scopes, Holders holders, Instant now, boolean restrictedToo) {
        return InTurn.each(
                scopes,
                scope -> holders.holderOf(scope, now)
                        .map(holder -> (restrictedToo ? Uni.createFrom().item(false) : restricted.has(holder.id()))
                                .flatMap(hidden -> hidden || holder.isWorkedOn()
                                        ? Uni.createFrom().<Void>failure(hidden ? known(scope) : taken(scope, holder))
                                        : Uni.createFrom().voidItem()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Refusal known(Scope scope) {
        return new Refusal(
                IncidentProblem.SCOPE_TAKEN,
                "trouble with " + scope.key() + " is known and worked on; tell what you see in a report");
    }

    private static Refusal taken(Scope scope, DetectedIncident holder) {
        return new Refusal(
                IncidentProblem.SCOPE_TAKEN,
                Incident.label(holder.number()) + " is open for " + scope.key() + ": " + holder.what(),
                holder.id(),
                Map.of("number", holder.number()));
    }

    private static Opening opening(Declaration declaration, DeclarationPolicy policy, Instant now) {
        Severity severity =
                Optional.ofNullable(declaration.proposedSeverity()).orElseGet(() -> proposed(declaration, policy));
        Instant since =
                Optional.ofNullable(Since.told(declaration.since(), now)).orElse(now);
        return new Opening(
                declaration.what(),
                declaration.where(),
                since,
                declaration.journeys(),
                declaration.service(),
                severity,
                Source.DECLARED,
                policy.version(),
                declaration.reason(),
                declaration.actor(),
                now,
                List.of(),
                declaration.type());
    }

    /** The gravest that the policy would propose if a person had reported one of the journeys. */
    private static Severity proposed(Declaration declaration, DeclarationPolicy policy) {
        return declaration.journeys().stream()
                .map(journey -> policy.decide(new Facts(Source.ENGINEER, journey, declaration.service(), Map.of())))
                .map(decision -> decision.severity())
                .filter(severity -> severity != null)
                .reduce(Severity.SEV3, Severity::orGraver);
    }
}
