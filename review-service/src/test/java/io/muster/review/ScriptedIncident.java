package io.muster.review;

import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent.UpdateOverdue;
import io.muster.contracts.CommsEvent.UpdateOwed;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.RelapseDetected;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.contracts.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A checkout outage on Friday 2026-03-06 whose instants are written down, so that its figures can be worked out by hand. */
public final class ScriptedIncident {

    public static final Actor ADA = Actor.person("ada", Role.COMMANDER);
    public static final Actor CORA = Actor.person("cora", Role.COMMUNICATIONS_OWNER);
    public static final Actor RULE = Actor.rule("correlation");

    public final UUID id;

    public ScriptedIncident() {
        this(UUID.fromString("0198a3c0-1042-7000-8000-000000000001"));
    }

    public ScriptedIncident(UUID id) {
        this.id = id;
    }

    public static Instant at(String time) {
        return Instant.parse("2026-03-06T" + time + "Z");
    }

    public EventContext by(Actor actor, String time) {
        return EventContext.internal(id, at(time), actor, "because");
    }

    public IncidentDetected detected() {
        return detected(by(RULE, "10:02:05"), at("10:01:30"));
    }

    /** The same on another day. */
    public IncidentDetected detected(Instant since, Instant at) {
        return detected(EventContext.internal(id, at, RULE, "because"), since);
    }

    /** The same, known only to those who work on incidents. */
    public IncidentDetected detectedInSecret() {
        return detected(new EventContext(id, at("10:02:05"), RULE, "because", Visibility.RESTRICTED), at("10:01:30"));
    }

    private static IncidentDetected detected(EventContext context, Instant since) {
        return new IncidentDetected(
                context,
                1042,
                "Checkout answers 5xx for 38 % of requests",
                List.of("eu"),
                since,
                List.of(Journey.CHECKOUT),
                "checkout-api",
                Severity.SEV2,
                Source.MONITORING,
                "1",
                List.of());
    }

    public IncidentConfirmed confirmed(Severity severity) {
        return new IncidentConfirmed(
                by(RULE, "10:02:07"), severity, IncidentType.TECHNICAL, List.of(Journey.CHECKOUT), "checkout-api", "1");
    }

    public RoleAssigned assigned(Role role, String person, String time) {
        return new RoleAssigned(by(RULE, time), role, person, null);
    }

    public PageAcknowledged acknowledged(String person, String time) {
        return new PageAcknowledged(by(Actor.person(person), time), new UUID(6, 7), person, AcknowledgedBy.LINK);
    }

    public ResponderJoined said(String person, Attendance attendance, String time) {
        return new ResponderJoined(by(Actor.person(person), time), person, attendance, null);
    }

    /** @param due null when it is owed no longer */
    public UpdateOwed owed(String due, Audience... audiences) {
        return new UpdateOwed(by(RULE, "10:02:08"), List.of(audiences), due == null ? null : at(due));
    }

    public UpdateOverdue overdue(String due, Audience... audiences) {
        return new UpdateOverdue(by(RULE, due), List.of(audiences), at(due), null);
    }

    public UpdatePublished update(String time, String nextDue, Audience... audiences) {
        return new UpdatePublished(
                by(CORA, time),
                new UUID(9, time.hashCode()),
                List.of(audiences),
                "Problems with checkout",
                "We are on it.",
                nextDue == null ? null : at(nextDue),
                "investigating",
                null);
    }

    public VerificationRecorded verified(Gate gate, Result result, String time) {
        return new VerificationRecorded(by(ADA, time), gate, "rami", "Orders reconciled", result);
    }

    public IncidentMitigated mitigated(String time, String impactEnded) {
        return new IncidentMitigated(by(ADA, time), at(impactEnded), "Last release stays", at("11:20:00"));
    }

    public IncidentResolved resolved(String time) {
        return new IncidentResolved(by(ADA, time), "A release broke checkout; it was rolled back", at("11:40:00"));
    }

    public NoteAdded restrictedNote(String time) {
        return new NoteAdded(
                new EventContext(id, at(time), ADA, "note", Visibility.RESTRICTED), new UUID(3, 3), "the secret part");
    }

    /** From detection to the first resolution. */
    public List<LifecycleEvent> untilResolved() {
        UUID page = new UUID(6, 6);
        return List.of(
                detected(),
                new ImpactAssessed(
                        by(RULE, "10:02:06"),
                        List.of(Journey.CHECKOUT),
                        List.of("eu"),
                        Scope.ALL,
                        Trend.GROWING,
                        null,
                        List.of("spring-sale"),
                        Severity.SEV1),
                confirmed(Severity.SEV1),
                new EscalationStarted(
                        by(RULE, "10:02:08"),
                        new UUID(5, 5),
                        "checkout-api",
                        "checkout",
                        "p",
                        "1",
                        Severity.SEV1,
                        true,
                        false),
                new ResponderPaged(by(RULE, "10:02:09"), page, new UUID(5, 5), "ada", 1, Role.COMMANDER, null),
                assigned(Role.COMMUNICATIONS_OWNER, "cora", "10:02:10"),
                new PageAcknowledged(by(ADA, "10:03:40"), page, "ada", AcknowledgedBy.LINK),
                assigned(Role.COMMANDER, "ada", "10:03:41"),
                update("10:05:12", "10:20:00", Audience.RESPONDERS, Audience.LEADERSHIP),
                update("10:09:33", "10:24:00", Audience.CUSTOMERS),
                new MitigationApplied(
                        by(ADA, "10:12:00"), new UUID(11, 1), "rollback", "Roll back checkout-api", "202"),
                mitigated("10:16:20", "10:14:30"),
                update("10:18:00", "10:48:00", Audience.RESPONDERS),
                update("10:25:01", "10:55:00", Audience.CUSTOMERS),
                verified(Gate.DATA_INTEGRITY, Result.PASSED, "10:26:00"),
                verified(Gate.TRANSACTIONS, Result.FAILED, "10:27:00"),
                verified(Gate.TRANSACTIONS, Result.PASSED, "10:31:15"),
                verified(Gate.USER_STATE, Result.PASSED, "10:29:00"),
                resolved("10:33:00"));
    }

    /** And on: it comes back while watched, and is resolved for good. */
    public List<LifecycleEvent> untilResolvedAgain() {
        return Stream.concat(untilResolved().stream(), relapseAndResolution().stream())
                .toList();
    }

    public List<LifecycleEvent> relapseAndResolution() {
        return List.of(
                new RelapseDetected(by(RULE, "10:50:00"), "a1b2c3d4e5f60718"),
                new IncidentReopened(by(RULE, "10:50:01")),
                mitigated("11:02:00", "11:00:10"),
                verified(Gate.DATA_INTEGRITY, Result.PASSED, "11:05:00"),
                verified(Gate.TRANSACTIONS, Result.PASSED, "11:06:00"),
                verified(Gate.USER_STATE, Result.PASSED, "11:07:30"),
                resolved("11:08:00"));
    }
}
