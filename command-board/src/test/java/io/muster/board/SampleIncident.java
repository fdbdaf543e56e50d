package io.muster.board;

import static io.muster.contracts.EventContext.internal;

import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent.UpdateOwed;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.ChannelOpened;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.CampaignPaused;
import io.muster.contracts.TriageEvent.CampaignResumed;
import io.muster.contracts.TriageEvent.HypothesisChanged;
import io.muster.contracts.TriageEvent.HypothesisState;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Known;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.contracts.TriageEvent.Users;
import io.muster.contracts.Visibility;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The events of one incident, as the stages' services would tell them. Each call is a minute after the one before. */
public final class SampleIncident {

    private static final Actor POLICY = Actor.rule("severity-policy v3");
    private static final Actor ADA = Actor.person("ada", Role.COMMANDER);

    public final UUID id = UUID.randomUUID();
    public final long number;
    private final UUID escalation = UUID.randomUUID();
    private final UUID page = UUID.randomUUID();
    private final UUID review = UUID.randomUUID();
    private Instant at;

    public SampleIncident(long number, Instant startsAt) {
        this.number = number;
        this.at = startsAt;
    }

    public IncidentDetected detected(String what, Severity severity) {
        return detected(what, severity, Visibility.INTERNAL);
    }

    public IncidentDetected detected(String what, Severity severity, Visibility visibility) {
        var context = new EventContext(
                id,
                next(),
                Actor.rule("declaration-policy"),
                "3 alerts on the journey checkout within 40 s; the rule makes them an incident",
                visibility);
        return new IncidentDetected(
                context,
                number,
                what,
                List.of("eu-central", "mobile app"),
                at.minus(Duration.ofMinutes(2)),
                List.of(Journey.CHECKOUT, Journey.PAY),
                "payments",
                severity,
                Source.MONITORING,
                "v1",
                List.of());
    }

    public ImpactAssessed assessed() {
        return new ImpactAssessed(
                because(POLICY, "all checkouts are hit and it grows: SEV1 by the definition \"checkout down\""),
                List.of(Journey.CHECKOUT, Journey.PAY),
                List.of("eu-central", "mobile app"),
                Scope.ALL,
                Trend.GROWING,
                "pay by invoice",
                List.of("black-friday"),
                Severity.SEV1,
                new Affected(List.of(), List.of("cards"), List.of(), new Users(3_200, Known.ESTIMATED)),
                IncidentType.PAYMENT,
                new RevenueAtRisk(
                        "EUR",
                        band(410, 520, 640),
                        band(4_900, 6_240, 7_700),
                        band(71, 92, 110),
                        BigDecimal.valueOf(380),
                        at,
                        "B3"));
    }

    public IncidentConfirmed confirmed(Severity severity) {
        return new IncidentConfirmed(
                because(POLICY, "no doubt: error rate of checkout is 62 % with a threshold of 5 %"),
                severity,
                IncidentType.PAYMENT,
                List.of(Journey.CHECKOUT, Journey.PAY),
                "payments",
                "v3");
    }

    public SeverityChanged severity(Severity from, Severity to) {
        return new SeverityChanged(because(POLICY, "the campaign black-friday runs and lifts it"), from, to, "v3");
    }

    public EscalationStarted escalated() {
        return started("SEV1 on the service payments", false);
    }

    public EscalationStarted held(String why) {
        return started(why, true);
    }

    private EscalationStarted started(String why, boolean held) {
        return new EscalationStarted(
                because(Actor.rule("escalation-policy payments"), why),
                escalation,
                "payments",
                "payments",
                "payments",
                "v2",
                Severity.SEV1,
                true,
                held);
    }

    public ResponderPaged paged(String person) {
        return quiet(person, null);
    }

    public ResponderPaged quiet(String person, Instant until) {
        return new ResponderPaged(
                because(
                        Actor.rule("escalation-policy payments"),
                        person + " is on call for payments; paged by mail, then by webhook"),
                page,
                escalation,
                person,
                1,
                Role.COMMANDER,
                until);
    }

    public TaskClaimed claimed(String person, String task) {
        return new TaskClaimed(
                because(Actor.person(person), person + " took on: " + task), UUID.randomUUID(), person, task);
    }

    public ChannelOpened opened(String name, String channelUrl, String bridgeUrl) {
        return new ChannelOpened(because(Actor.rule("room"), "opened by ada"), name, channelUrl, bridgeUrl);
    }

    public PageAcknowledged acknowledged(String person) {
        return new PageAcknowledged(
                because(Actor.person(person), person + " followed the link in the mail"),
                page,
                person,
                AcknowledgedBy.LINK);
    }

    public RoleAssigned role(Role role, String person) {
        return new RoleAssigned(
                because(Actor.rule("first acknowledger"), person + " acknowledged first and nobody held the role"),
                role,
                person,
                null);
    }

    public UpdateOwed owed(Instant dueAt, Audience... audiences) {
        return new UpdateOwed(
                because(Actor.rule("cadence-policy"), "SEV1 owes a first update"), List.of(audiences), dueAt);
    }

    public UpdatePublished update(Instant nextDue, Audience... audiences) {
        return new UpdatePublished(
                because(
                        Actor.person("cora", Role.COMMUNICATIONS_OWNER),
                        "first update: what is hit, who is on it, when the next one comes"),
                UUID.randomUUID(),
                List.of(audiences),
                "Trouble at checkout",
                "We are investigating.",
                nextDue,
                "investigating",
                null);
    }

    public NoteAdded note(String text, Visibility visibility) {
        return new NoteAdded(
                new EventContext(id, next(), Actor.person("rami"), text, visibility), UUID.randomUUID(), text);
    }

    public HypothesisChanged suspected(String text) {
        return new HypothesisChanged(
                because(Actor.person("rami"), "deployed four minutes before the first error"),
                UUID.randomUUID(),
                text,
                HypothesisState.SUSPECTED);
    }

    public CampaignPaused campaignPaused(String campaign) {
        return new CampaignPaused(because(Actor.person("olga"), "nobody can check out"), campaign, campaign);
    }

    public CampaignResumed campaignResumed(String campaign) {
        return new CampaignResumed(because(Actor.person("olga"), "customers can pay again"), campaign, campaign);
    }

    public MitigationApplied mitigationApplied() {
        return new MitigationApplied(
                because(ADA, "payments 4.18.0 was deployed four minutes before the first error; rolled back to 4.17.3"),
                UUID.randomUUID(),
                "rollback-payments",
                "Roll back payments",
                "200");
    }

    public IncidentMitigated mitigated() {
        return new IncidentMitigated(
                because(ADA, "error rate is back in its band; customers can pay again"),
                at,
                null,
                at.plusSeconds(3600));
    }

    public VerificationRecorded verified(Gate gate) {
        return new VerificationRecorded(
                because(Actor.person("rami"), "compared with the ledger: no difference"),
                gate,
                "rami",
                "query 7",
                Result.PASSED);
    }

    public IncidentResolved resolved() {
        return new IncidentResolved(because(ADA, "all three gates passed"), "rolled back", at.plusSeconds(3600));
    }

    public ReviewScheduled reviewScheduled() {
        return new ReviewScheduled(
                because(Actor.rule("review-deadline SEV1"), "a SEV1 is reviewed within 3 days"),
                review,
                at.plus(Duration.ofDays(3)));
    }

    public ReviewDrafted reviewDrafted() {
        return new ReviewDrafted(because(Actor.rule("review-draft"), "drafted from the event stream"), review);
    }

    public ReviewPublished reviewPublished() {
        return new ReviewPublished(because(ADA, "four actions are agreed"), review, "A deployment broke checkout.", 4);
    }

    public IncidentClosed closed() {
        return new IncidentClosed(because(ADA, "its review is published"), review);
    }

    public IncidentDismissed dismissed() {
        return new IncidentDismissed(because(Actor.person("rami"), "a load test; nobody is to blame"));
    }

    public IncidentMerged mergedInto(UUID other) {
        return new IncidentMerged(because(Actor.person("ada"), "the same cause"), other);
    }

    /** The first minutes of a grave incident: known, paged, commanded, told. */
    public List<LifecycleEvent> firstMinutes(String what, Instant nextUpdate) {
        return List.of(
                detected(what, Severity.SEV2),
                assessed(),
                confirmed(Severity.SEV2),
                severity(Severity.SEV2, Severity.SEV1),
                escalated(),
                paged("ada"),
                acknowledged("ada"),
                role(Role.COMMANDER, "ada"),
                role(Role.COMMUNICATIONS_OWNER, "cora"),
                update(nextUpdate, Audience.RESPONDERS, Audience.SUPPORT),
                update(nextUpdate.plusSeconds(400), Audience.CUSTOMERS));
    }

    /** From the mitigation to the published review. */
    public List<LifecycleEvent> rest() {
        return List.of(
                mitigationApplied(),
                mitigated(),
                verified(Gate.DATA_INTEGRITY),
                verified(Gate.TRANSACTIONS),
                verified(Gate.USER_STATE),
                resolved(),
                reviewScheduled(),
                reviewDrafted(),
                reviewPublished(),
                closed());
    }

    private static Band band(long low, long central, long high) {
        return new Band(BigDecimal.valueOf(low), BigDecimal.valueOf(central), BigDecimal.valueOf(high));
    }

    private EventContext because(Actor actor, String reason) {
        return internal(id, next(), actor, reason);
    }

    private Instant next() {
        at = at.plusSeconds(60);
        return at;
    }
}
