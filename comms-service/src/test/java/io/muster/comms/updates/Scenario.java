package io.muster.comms.updates;

import io.muster.comms.cadence.CadencePolicy;
import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.SeverityChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One incident's communication, played event by event on a clock that the test moves. */
final class Scenario {
    static final Instant START = Instant.parse("2026-11-21T14:02:00Z");

    final UUID id = UUID.fromString("019aa000-0000-7000-8000-000000000042");
    Instant now = START;
    Communication communication = Communication.of(id, CadencePolicy.defaults());
    final List<CommsEvent> events = new ArrayList<>();

    Scenario detected() {
        return tell(new IncidentDetected(
                context("an alert"),
                1042,
                "Checkout5xx on eu",
                List.of("eu"),
                START,
                List.of(Journey.CHECKOUT, Journey.PAY),
                "checkout-api",
                Severity.SEV2,
                DetectionEvent.Source.MONITORING,
                "1",
                List.of()));
    }

    Scenario confirmed(Severity severity) {
        return tell(new IncidentConfirmed(
                context("no doubt"), severity, IncidentType.TECHNICAL, List.of(), "checkout-api", "1"));
    }

    Scenario securityConfirmed(Severity severity) {
        return tell(new IncidentConfirmed(
                context("no doubt"), severity, IncidentType.SECURITY, List.of(), "accounts", "1"));
    }

    Scenario assigned(Role role, String person) {
        return tell(new RoleAssigned(context("acknowledged first"), role, person, null));
    }

    Scenario severity(Severity from, Severity to) {
        return tell(new SeverityChanged(context("a campaign runs"), from, to, "1"));
    }

    Scenario dismissed() {
        return tell(new IncidentDismissed(context("a test alert")));
    }

    Scenario merged() {
        return tell(new IncidentMerged(context("same cause"), UUID.randomUUID()));
    }

    Scenario mitigated() {
        return tell(new IncidentMitigated(context("rolled back"), now, null, now.plus(Duration.ofHours(1))));
    }

    Scenario resolved() {
        return tell(new IncidentResolved(context("checked"), "rolled back", now.plus(Duration.ofHours(1))));
    }

    Scenario reopened() {
        return tell(new IncidentReopened(context("signals came again")));
    }

    Scenario reviewed(String summary) {
        return tell(new ReviewPublished(context("signed"), UUID.randomUUID(), summary, 3))
                .tell(new IncidentClosed(context("the review is published"), UUID.randomUUID()));
    }

    Scenario tell(LifecycleEvent event) {
        return take(UpdatePolicy.on(
                event, communication.with(communication.incident().after(event)), now));
    }

    /** Lets time pass, firing each timer when it is due, as the durable timers do. */
    Scenario after(Duration duration) {
        Instant end = now.plus(duration);
        for (Instant due = nextTimer(); due != null && !due.isAfter(end); due = nextTimer()) {
            now = due.isAfter(now) ? due : now;
            take(UpdatePolicy.timePassed(communication, now));
        }
        now = end;
        return this;
    }

    Scenario approved(String person) {
        UUID draft = communication.openDraft().orElseThrow().id();
        return take(UpdateRules.approve(
                communication, draft, Actor.person(person, Role.COMMUNICATIONS_OWNER), "holds the role", now));
    }

    /** The communications owner's own words to customers. */
    Scenario published(String person, String text) {
        UpdateWish wish = new UpdateWish(List.of(Audience.CUSTOMERS), "Trouble with accounts", text, null, null);
        return take(UpdateRules.publish(
                communication, wish, Actor.person(person, Role.COMMUNICATIONS_OWNER), "holds the role", now));
    }

    Scenario take(Change change) {
        communication = change.after();
        events.addAll(change.events());
        return this;
    }

    <E extends CommsEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    PublishedUpdate last(Side side) {
        return communication.updates().reversed().stream()
                .filter(update -> update.side() == side)
                .findFirst()
                .orElseThrow();
    }

    List<PublishedUpdate> updates(Side side) {
        return communication.updates().stream()
                .filter(update -> update.side() == side)
                .toList();
    }

    Draft.Words draft() {
        return communication.openDraft().orElseThrow().words();
    }

    private Instant nextTimer() {
        Map<String, Instant> timers = communication.timers();
        return timers.values().stream().min(Instant::compareTo).orElse(null);
    }

    private EventContext context(String reason) {
        return EventContext.internal(id, now, Actor.rule("test"), reason);
    }
}
