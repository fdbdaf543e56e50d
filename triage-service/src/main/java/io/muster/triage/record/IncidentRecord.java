package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.EventContext;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Refusal;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.triage.severity.Assessment;
import io.muster.triage.severity.Impact;
import io.muster.triage.severity.Yardstick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one record that engineers, product, payments and trust teams share (R43): what is hit, how bad it is and who said
 * so. Immutable; each move returns a {@link Decision}.
 *
 * <p>Rules and campaigns only ever raise the severity; a person may also lower it. What a person chose is raised again
 * only by something new: an impact that the policy rates graver than before, or a campaign while none counted.
 *
 * @param severity the severity in force
 * @param byImpact what the policy last made of the impact alone
 * @param campaigns keys of the campaigns that were hit when it was last assessed
 * @param campaignCounted whether the severity in force has been raised for a campaign, or was chosen by a person who
 *     knew of one; campaigns raise by one step in all, however many run
 * @param policyVersion the version of the severity policy that was last applied
 * @param firing how many of its alerts fired when detection last said
 * @param over resolved or closed; ends the work on severity and impact until it is reopened
 */
public record IncidentRecord(
        Facts facts,
        Impact impact,
        Severity severity,
        Severity byImpact,
        List<String> campaigns,
        boolean campaignCounted,
        String policyVersion,
        Verdict verdict,
        int firing,
        boolean over) {

    static final Actor POLICY = Actor.rule("severity-policy");
    static final Actor CALENDAR = Actor.rule("campaign-calendar");

    public IncidentRecord {
        campaigns = List.copyOf(campaigns);
    }

    public UUID id() {
        return facts.id();
    }

    /** Whether people still work on it, so that its severity matters. */
    public boolean isOpen() {
        return !over && !(verdict instanceof Verdict.Dismissed);
    }

    /** An incident begins: assessed always, confirmed at once where the policy leaves no doubt. */
    public static Decision detected(IncidentDetected event, Yardstick yardstick) {
        var facts = Facts.of(event);
        var impact = Impact.assumed(event.journeys(), event.where());
        var blank = new IncidentRecord(
                facts,
                impact,
                facts.proposedSeverity(),
                facts.proposedSeverity(),
                List.of(),
                false,
                yardstick.label(),
                new Verdict.Pending(),
                event.alerts().size(),
                false);
        var first = new SeverityChange(
                null,
                facts.proposedSeverity(),
                event.occurredAt(),
                event.actor(),
                event.reason(),
                event.policyVersion());
        var decision = blank.assessed(impact, POLICY, null, yardstick);
        var history = new ArrayList<>(List.of(first));
        history.addAll(decision.history());
        return new Decision(decision.record(), decision.events(), history);
    }

    /** What another stage told; events that mean nothing here change nothing. */
    public Decision after(LifecycleEvent event, Yardstick yardstick) {
        return switch (event) {
            case SignalsAttached attached -> signalled(attached, yardstick);
            case SignalsCleared cleared -> Decision.quiet(withFiring(0));
            case IncidentResolved resolved -> Decision.quiet(withOver(true));
            case IncidentClosed closed -> Decision.quiet(withOver(true));
            case IncidentReopened reopened -> withOver(false).calendarChanged(yardstick);
            default -> Decision.quiet(this);
        };
    }

    /** More signals: assessed again when they show the impact growing, else nothing to tell. */
    public Decision signalled(SignalsAttached event, Yardstick yardstick) {
        var seen = SignalScope.of(event.alerts());
        var wider = impact.growing(seen.journeys(), seen.regions());
        var grows = event.firing() > firing
                || !wider.journeys().equals(impact.journeys())
                || !wider.where().equals(impact.where());
        var counted = withFiring(event.firing());
        return grows && isOpen() && !wider.equals(impact)
                ? counted.assessed(wider, POLICY, "More signals show the impact growing", yardstick)
                : Decision.quiet(counted);
    }

    /** A person says what is hit (R32, R33); no type keeps the one assumed. @throws Refusal when the incident is over or dismissed */
    public Decision impactSet(Impact told, Actor by, String why, Yardstick yardstick) {
        refuseWhenNotOpen();
        return assessed(told.type() == null ? told.of(impact.type()) : told, by, why, yardstick);
    }

    /** The calendar changed or a campaign began: told only when it changes what is hit (R39). */
    public Decision calendarChanged(Yardstick yardstick) {
        var assessment = assess(impact, yardstick);
        return !isOpen() || campaigns.containsAll(assessment.campaigns())
                ? Decision.quiet(this)
                : assessed(impact, CALENDAR, null, yardstick);
    }

    /**
     * A person confirms (R38).
     *
     * @param chosen the severity, also a lower one; null keeps the one in force
     * @param type null keeps the one assumed
     * @throws Refusal when there is a verdict already, or the incident is over
     */
    public Decision confirmed(Severity chosen, IncidentType type, Actor by, String why, Yardstick yardstick) {
        var next = verdict.confirm(id(), yardstick.now(), by, why);
        refuseWhenNotOpen();
        var told = new Telling(this, yardstick);
        var record = withImpact(type == null ? impact : impact.of(type)).withVerdict(next, yardstick.label());
        if (chosen != null && chosen != severity) {
            record = record.chosen(chosen, yardstick.label());
            told.severity(severity, chosen, by, why);
        }
        told.confirmation(record, by, why);
        return told.decision(record);
    }

    /** "This is not an incident" (R28). @throws Refusal when it is over or dismissed already */
    public Decision dismissed(Actor by, String why, Instant now) {
        var next = verdict.dismiss(id(), now, by, why);
        refuseWhenNotOpen();
        TriageEvent event = new IncidentDismissed(EventContext.internal(id(), now, by, why));
        return new Decision(withVerdict(next, policyVersion), List.of(event), List.of());
    }

    /** A person chooses the severity, in either direction. @throws Refusal when over, dismissed or unchanged */
    public Decision severityChosen(Severity chosen, Actor by, String why, Yardstick yardstick) {
        refuseWhenNotOpen();
        if (chosen == severity) {
            throw new Refusal(RecordProblem.SEVERITY_UNCHANGED, "It is %s already.".formatted(severity), id());
        }
        var told = new Telling(this, yardstick);
        told.severity(severity, chosen, by, why);
        return told.decision(chosen(chosen, yardstick.label()));
    }

    private Decision assessed(Impact told, Actor by, String why, Yardstick yardstick) {
        var assessment = assess(told, yardstick);
        var raised = assessment.byImpact().graverThan(byImpact)
                ? severity.orGraver(campaignCounted ? assessment.byImpact().raised() : assessment.byImpact())
                : severity;
        var forCampaign = !campaignCounted && !assessment.campaigns().isEmpty();
        var next = forCampaign ? raised.raised() : raised;
        var record = with(
                told,
                next,
                assessment.byImpact(),
                assessment.campaigns(),
                campaignCounted || forCampaign,
                yardstick.label(),
                verdict,
                firing,
                over);
        var telling = new Telling(this, yardstick);
        telling.impact(record, by, why == null ? assessment.reason() : why + ". " + assessment.reason());
        if (next != severity) {
            telling.severity(severity, next, forCampaign ? CALENDAR : POLICY, assessment.reason());
        }
        if (verdict instanceof Verdict.Pending && assessment.certain()) {
            record = record.withVerdict(
                    verdict.confirm(id(), yardstick.now(), POLICY, assessment.certainBecause()), yardstick.label());
            telling.confirmation(record, POLICY, "No doubt: " + assessment.certainBecause());
        }
        return telling.decision(record);
    }

    private Assessment assess(Impact told, Yardstick yardstick) {
        return yardstick.assess(told, facts.source(), facts.proposedSeverity());
    }

    private void refuseWhenNotOpen() {
        if (verdict instanceof Verdict.Dismissed dismissed) {
            throw new Refusal(
                    RecordProblem.ALREADY_DISMISSED,
                    "It was dismissed by %s.".formatted(dismissed.by().id()),
                    id(),
                    Map.of("dismissedAt", dismissed.at()));
        }
        if (over) {
            throw new Refusal(RecordProblem.INCIDENT_OVER, "It is resolved; reopen it first.", id());
        }
    }

    private IncidentRecord withFiring(int alerts) {
        return with(impact, severity, byImpact, campaigns, campaignCounted, policyVersion, verdict, alerts, over);
    }

    private IncidentRecord withOver(boolean ended) {
        return with(impact, severity, byImpact, campaigns, campaignCounted, policyVersion, verdict, firing, ended);
    }

    private IncidentRecord chosen(Severity next, String policy) {
        return with(impact, next, byImpact, campaigns, !campaigns.isEmpty(), policy, verdict, firing, over);
    }

    private IncidentRecord withImpact(Impact next) {
        return with(next, severity, byImpact, campaigns, campaignCounted, policyVersion, verdict, firing, over);
    }

    private IncidentRecord withVerdict(Verdict next, String policy) {
        return with(impact, severity, byImpact, campaigns, campaignCounted, policy, next, firing, over);
    }

    private IncidentRecord with(
            Impact impact,
            Severity severity,
            Severity byImpact,
            List<String> campaigns,
            boolean campaignCounted,
            String policyVersion,
            Verdict verdict,
            int firing,
            boolean over) {
        return new IncidentRecord(
                facts, impact, severity, byImpact, campaigns, campaignCounted, policyVersion, verdict, firing, over);
    }

    /** Collects what one move tells. */
    private static final class Telling {
        private final IncidentRecord before;
        private final Yardstick yardstick;
        private final List<TriageEvent> events = new ArrayList<>();
        private final List<SeverityChange> history = new ArrayList<>();

        Telling(IncidentRecord before, Yardstick yardstick) {
            this.before = before;
            this.yardstick = yardstick;
        }

        void impact(IncidentRecord record, Actor by, String why) {
            var impact = record.impact();
            events.add(new ImpactAssessed(
                    context(by, why),
                    impact.journeys(),
                    impact.where(),
                    impact.scope(),
                    impact.trend(),
                    impact.workaround(),
                    record.campaigns(),
                    record.severity()));
        }

        void severity(Severity from, Severity to, Actor by, String why) {
            events.add(new SeverityChanged(context(by, why), from, to, yardstick.label()));
            history.add(new SeverityChange(from, to, yardstick.now(), by, why, yardstick.label()));
        }

        void confirmation(IncidentRecord record, Actor by, String why) {
            events.add(new IncidentConfirmed(
                    context(by, why),
                    record.severity(),
                    record.impact().type(),
                    record.impact().journeys(),
                    record.facts().service(),
                    yardstick.label()));
        }

        Decision decision(IncidentRecord record) {
            return new Decision(record, events, history);
        }

        private EventContext context(Actor by, String why) {
            return EventContext.internal(before.id(), yardstick.now(), by, why);
        }
    }
}
