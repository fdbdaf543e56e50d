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
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.contracts.Visibility;
import io.muster.triage.severity.Assessment;
import io.muster.triage.severity.Impact;
import io.muster.triage.severity.Yardstick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one record that engineers, product, payments and trust teams share (R43): what is hit, how bad it is and who said
 * so. Immutable; each move returns a {@link Decision}.
 *
 * <p>Rules and the business calendar only ever raise the severity; a person may also lower it. What a person chose is
 * raised again only by something new: an impact that the policy rates graver than before, or something of the calendar
 * while nothing of it counted.
 *
 * @param severity the severity in force
 * @param byImpact what the policy last made of the impact alone
 * @param campaigns keys of the campaigns and sales events that were hit when it was last assessed
 * @param accounts keys of the VIP customers and top sellers who were hit then
 * @param calendarCounted whether the severity in force has been raised for the calendar, or was chosen by a person who
 *     knew of what is hit; the calendar raises by one step in all, however much of it is hit
 * @param policyVersion the version of the severity policy that is pinned to it (R18)
 * @param firing how many of its alerts fired when detection last said
 * @param trendSaidUntil until when a person's word on how the impact develops stands; null when nobody said
 * @param restricted only those who work on incidents may know of it
 * @param mergedInto the incident it lives on in; null unless merged
 * @param over resolved or closed; ends the work on severity and impact until it is reopened
 */
public record IncidentRecord(
        Facts facts,
        Impact impact,
        Severity severity,
        Severity byImpact,
        List<String> campaigns,
        List<String> accounts,
        boolean calendarCounted,
        String policyVersion,
        Verdict verdict,
        int firing,
        Instant trendSaidUntil,
        boolean restricted,
        UUID mergedInto,
        boolean over) {

    /** So long a person's word on how the impact develops stands against what is computed. */
    public static final Duration A_PERSONS_WORD = Duration.ofMinutes(15);

    static final Actor POLICY = Actor.rule("severity-policy");
    static final Actor CALENDAR = Actor.rule("campaign-calendar");
    static final Actor MONEY = Actor.rule("revenue-at-risk");

    public IncidentRecord {
        campaigns = List.copyOf(campaigns);
        accounts = List.copyOf(accounts);
    }

    public UUID id() {
        return facts.id();
    }

    /** Whether people still work on it, so that its severity matters. */
    public boolean isOpen() {
        return !over && mergedInto == null && !(verdict instanceof Verdict.Dismissed);
    }

    /** Whether saying that it is of the type lets everyone know of it: so when a breach turns out to be none. */
    public boolean opensWhenOf(IncidentType type, Actor by) {
        return restricted && type != null && !draft().typed(type, by).done().restricted();
    }

    /** What an event of it tells besides its own facts; restricted while the incident is. */
    public EventContext context(Instant at, Actor by, String why) {
        return new EventContext(id(), at, by, why, restricted ? Visibility.RESTRICTED : Visibility.INTERNAL);
    }

    /** An incident begins: assessed always, confirmed at once where the policy leaves no doubt. */
    public static Decision detected(IncidentDetected event, Yardstick yardstick) {
        var facts = Facts.of(event);
        var type = typeOf(event, yardstick);
        var impact = Impact.assumed(
                event.journeys(),
                event.where(),
                type,
                SignalScope.of(event.alerts()).affected());
        var blank = new IncidentRecord(
                facts,
                impact,
                facts.proposedSeverity(),
                facts.proposedSeverity(),
                List.of(),
                List.of(),
                false,
                yardstick.label(),
                new Verdict.Pending(),
                event.alerts().size(),
                null,
                event.context().visibility() == Visibility.RESTRICTED || type == IncidentType.SECURITY,
                null,
                false);
        var first = new SeverityChange(
                facts.id(),
                null,
                facts.proposedSeverity(),
                event.occurredAt(),
                event.actor(),
                event.reason(),
                event.policyVersion());
        return blank.assessed(impact, POLICY, null, yardstick, new Telling(yardstick).history(first));
    }

    // What begins restricted is a breach, also where it is a part that was split off one.
    private static IncidentType typeOf(IncidentDetected event, Yardstick yardstick) {
        if (event.type() != null) {
            return event.type();
        }
        return event.context().visibility() == Visibility.RESTRICTED
                ? IncidentType.SECURITY
                : yardstick.policy().typeOf(event.journeys(), Said.by(event));
    }

    /** What another stage told; events that mean nothing here change nothing. */
    public Decision after(LifecycleEvent event, Yardstick yardstick) {
        return switch (event) {
            case SignalsAttached attached -> signalled(attached, yardstick);
            case SignalsCleared cleared -> Decision.quiet(draft().firing(0).done());
            case IncidentResolved resolved -> Decision.quiet(draft().over(true).done());
            case IncidentClosed closed -> Decision.quiet(draft().over(true).done());
            case IncidentReopened reopened -> draft().over(false).done().calendarChanged(yardstick);
            default -> Decision.quiet(this);
        };
    }

    /** More signals: assessed again when they show the impact growing, else nothing to tell. */
    public Decision signalled(SignalsAttached event, Yardstick yardstick) {
        var seen = SignalScope.of(event.alerts());
        var wider = impact.widenedBy(seen.journeys(), seen.regions(), seen.affected());
        var grows = event.firing() > firing || !wider.equals(impact);
        var counted = draft().firing(event.firing()).done();
        var said = trendSaidUntil != null && yardstick.now().isBefore(trendSaidUntil);
        var grown = said ? wider : wider.of(Trend.GROWING);
        return grows && isOpen() && !grown.equals(impact)
                ? counted.assessed(grown, POLICY, "More signals show the impact growing", yardstick)
                : Decision.quiet(counted);
    }

    /** A person says what is hit (R32, R33); no type keeps the one assumed. @throws Refusal when not open */
    public Decision impactSet(Impact told, Actor by, String why, Yardstick yardstick) {
        refuseWhenNotOpen();
        var type = told.type() == null ? impact.type() : told.type();
        return draft().trendSaidUntil(yardstick.now().plus(A_PERSONS_WORD))
                .typed(type, by)
                .done()
                .assessed(told.costing(impact.revenue()).of(type), by, why, yardstick);
    }

    /** The calendar changed, or a campaign began or ended: told only when it changes what is hit (R39); an end lowers nothing. */
    public Decision calendarChanged(Yardstick yardstick) {
        var assessment = assess(impact, yardstick);
        var over = campaigns.stream()
                .filter(campaign -> !assessment.campaigns().contains(campaign))
                .toList();
        var known = campaigns.containsAll(assessment.campaigns()) && accounts.containsAll(assessment.accounts());
        var why = over.isEmpty() ? null : "No longer touched: " + String.join(", ", over);
        return !isOpen() || known && over.isEmpty() ? Decision.quiet(this) : assessed(impact, CALENDAR, why, yardstick);
    }

    /**
     * What it costs and how it develops was estimated anew: told when that is news, or makes it graver.
     *
     * @param cost null while unknown
     * @param trend null keeps the one in force
     */
    public Decision costed(RevenueAtRisk cost, Trend trend, Yardstick yardstick) {
        var costing = cost == null ? impact : impact.costing(cost);
        var next = trend == null ? costing : costing.of(trend);
        var graver = assess(next, yardstick).byImpact().graverThan(byImpact);
        var news = RevenueNews.of(impact, next);
        return isOpen() && (graver || news != null)
                ? assessed(next, MONEY, news == null ? RevenueNews.words(cost) : news, yardstick)
                : Decision.quiet(this);
    }

    /**
     * A person confirms (R38).
     *
     * @param chosen the severity, also a lower one; null keeps the one in force
     * @param type null keeps the one assumed
     * @param service key of the affected service, whose people are paged; null keeps the one that detection named
     * @throws Refusal when there is a verdict already, or the incident is over
     */
    public Decision confirmed(
            Severity chosen, IncidentType type, String service, Actor by, String why, Yardstick yardstick) {
        var next = verdict.confirm(id(), yardstick.now(), by, why);
        refuseWhenNotOpen();
        var told = new Telling(yardstick);
        var draft = draft().verdict(next);
        if (type != null) {
            draft.typed(type, by);
        }
        if (service != null) {
            draft.service(service);
        }
        var record = draft.done();
        if (chosen != null && chosen != severity) {
            record = record.chosen(chosen);
            told.severity(severity, record, by, why);
        }
        return told.confirmation(record, by, why).decision(record);
    }

    /** "This is not an incident" (R28). @throws Refusal when it is over or dismissed already */
    public Decision dismissed(Actor by, String why, Instant now) {
        var next = verdict.dismiss(id(), now, by, why);
        refuseWhenNotOpen();
        var event = new IncidentDismissed(context(now, by, why));
        return new Decision(draft().verdict(next).done(), List.of(event), List.of());
    }

    /** A person chooses the severity, in either direction. @throws Refusal when not open, or unchanged */
    public Decision severityChosen(Severity chosen, Actor by, String why, Yardstick yardstick) {
        refuseWhenNotOpen();
        if (chosen == severity) {
            throw new Refusal(RecordProblem.SEVERITY_UNCHANGED, "It is %s already.".formatted(severity), id());
        }
        var record = chosen(chosen);
        return new Telling(yardstick).severity(severity, record, by, why).decision(record);
    }

    /** It lives on in another; its id is an alias from now on. @throws Refusal when it is not open */
    public Decision mergedInto(UUID survivor, Actor by, String why, Instant now) {
        refuseWhenNotOpen();
        var event = new IncidentMerged(context(now, by, why), survivor);
        return new Decision(draft().mergedInto(survivor).done(), List.of(event), List.of());
    }

    /**
     * Another one lives on in this one: what was hit there is hit here, the graver severity stands, what was confirmed there
     * is confirmed, and with a breach it is a breach.
     *
     * @throws Refusal when this one is not open
     */
    public Decision absorbing(IncidentRecord other, Actor by, String why, Yardstick yardstick) {
        refuseWhenNotOpen();
        var told = new Telling(yardstick);
        var type = other.restricted ? IncidentType.SECURITY : impact.type();
        var record = draft().typed(type, by).done();
        if (other.severity.graverThan(severity)) {
            record = record.chosen(other.severity);
            told.severity(severity, record, by, why);
        }
        if (verdict instanceof Verdict.Pending && other.verdict instanceof Verdict.Confirmed) {
            record = record.draft()
                    .verdict(verdict.confirm(id(), yardstick.now(), by, why))
                    .done();
            told.confirmation(record, by, why);
        }
        return record.assessed(impact.with(other.impact).of(type), by, why, yardstick, told);
    }

    /**
     * Part of it goes on as an incident of its own.
     *
     * @param strange alerts of the part that it does not have
     * @throws Refusal when it is not open, nothing would go along, or a journey or an alert that it does not have
     */
    public Decision split(
            Part part, List<String> strange, UUID newIncident, Actor by, String why, Yardstick yardstick) {
        refuseWhenNotOpen();
        if (part.journeys().isEmpty() && part.fingerprints().isEmpty()) {
            throw new Refusal(RecordProblem.SPLIT_OF_NOTHING, "Name journeys or alerts that go along.", id());
        }
        var others = part.notOf(impact.journeys(), strange);
        if (!others.isEmpty()) {
            throw new Refusal(
                    RecordProblem.SPLIT_OF_OTHERS,
                    "It does not have %s.".formatted(String.join(", ", others)),
                    id(),
                    Map.of("others", others));
        }
        var told = new Telling(yardstick)
                .event(new IncidentSplit(
                        context(yardstick.now(), by, why),
                        newIncident,
                        part.what(),
                        part.journeys(),
                        part.where(),
                        part.service(),
                        part.proposedSeverity(),
                        part.fingerprints()));
        var left = impact.without(part.journeys());
        return left.equals(impact) ? told.decision(this) : assessed(left, by, why, yardstick, told);
    }

    private Decision assessed(Impact told, Actor by, String why, Yardstick yardstick) {
        return assessed(told, by, why, yardstick, new Telling(yardstick));
    }

    private Decision assessed(Impact told, Actor by, String why, Yardstick yardstick, Telling telling) {
        var assessment = assess(told, yardstick);
        var raised = assessment.byImpact().graverThan(byImpact)
                ? severity.orGraver(calendarCounted ? assessment.byImpact().raised() : assessment.byImpact())
                : severity;
        var forCalendar = !calendarCounted && !assessment.hit().isEmpty();
        var next = forCalendar ? raised.raised() : raised;
        var record = draft().assessed(told, assessment, next, calendarCounted || forCalendar)
                .done();
        telling.impact(record, by, why == null ? assessment.reason() : why + ". " + assessment.reason());
        if (next != severity) {
            telling.severity(severity, record, forCalendar ? CALENDAR : POLICY, assessment.reason());
        }
        if (verdict instanceof Verdict.Pending && assessment.certain()) {
            var because = assessment.certainBecause();
            record = record.draft()
                    .verdict(verdict.confirm(id(), yardstick.now(), POLICY, because))
                    .done();
            telling.confirmation(record, POLICY, "No doubt: " + because);
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
        if (mergedInto != null) {
            throw new Refusal(
                    RecordProblem.INCIDENT_OVER,
                    "It was merged; work goes on in %s.".formatted(mergedInto),
                    id(),
                    Map.of("mergedInto", mergedInto));
        }
        if (!isOpen()) {
            throw new Refusal(RecordProblem.INCIDENT_OVER, "It is resolved; reopen it first.", id());
        }
    }

    private IncidentRecord chosen(Severity next) {
        var knows = !campaigns.isEmpty() || !accounts.isEmpty();
        return draft().severity(next).calendarCounted(knows).done();
    }

    private RecordDraft draft() {
        return new RecordDraft(this);
    }
}
