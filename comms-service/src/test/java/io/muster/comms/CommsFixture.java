package io.muster.comms;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventContext;
import io.muster.contracts.Ids;
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
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.testkit.LifecycleTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Plays the other services' part of one incident on the real topic. */
public final class CommsFixture {
    private static final AtomicLong NUMBERS = new AtomicLong(1000);

    public final UUID id;
    private final LifecycleTopic topic;
    private final Instant now;

    public CommsFixture(LifecycleTopic topic, Instant now) {
        this.topic = topic;
        this.now = now;
        this.id = Ids.at(now);
    }

    public CommsFixture detected() {
        return tell(new IncidentDetected(
                context("an alert"),
                NUMBERS.incrementAndGet(),
                "Checkout5xx on eu",
                List.of("eu"),
                now.minus(Duration.ofMinutes(2)),
                List.of(Journey.CHECKOUT),
                "checkout-api",
                Severity.SEV1,
                DetectionEvent.Source.MONITORING,
                "1",
                List.of()));
    }

    public CommsFixture confirmed(Severity severity) {
        return tell(new IncidentConfirmed(
                context("no doubt"), severity, IncidentType.TECHNICAL, List.of(), "checkout-api", "1"));
    }

    public CommsFixture securityConfirmed(Severity severity) {
        return tell(new IncidentConfirmed(
                context("no doubt"), severity, IncidentType.SECURITY, List.of(), "accounts", "1"));
    }

    public CommsFixture assigned(Role role, String person) {
        return tell(new RoleAssigned(context("on call"), role, person, null));
    }

    public CommsFixture dismissed() {
        return tell(new IncidentDismissed(context("a test alert")));
    }

    public CommsFixture mitigated() {
        return tell(new IncidentMitigated(context("rolled back"), now, null, now.plus(Duration.ofHours(1))));
    }

    public CommsFixture resolved() {
        return tell(new IncidentResolved(context("checked"), "rolled back", now.plus(Duration.ofHours(1))));
    }

    public CommsFixture reopened() {
        return tell(new IncidentReopened(context("signals came again")));
    }

    public CommsFixture reviewed(String summary) {
        UUID review = UUID.randomUUID();
        return tell(new ReviewPublished(context("signed"), review, summary, 3))
                .tell(new IncidentClosed(context("the review is published"), review));
    }

    private CommsFixture tell(LifecycleEvent event) {
        topic.publish(event);
        return this;
    }

    private EventContext context(String reason) {
        return EventContext.internal(id, now, Actor.rule("test"), reason);
    }
}
