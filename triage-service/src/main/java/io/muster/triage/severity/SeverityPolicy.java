package io.muster.triage.severity;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.StakeKind;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.Stake;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the store tells how bad an incident is: data the store owner keeps, not code. Every change makes a new version,
 * and each decision pins the version it was made by (R18).
 *
 * @param version counts from 1
 * @param definitions the words people read where they choose a severity (R34–R37)
 * @param rules of those that match an impact the gravest counts; {@code SEV3} when none matches
 * @param certainties an incident that matches one is confirmed without waiting for a person (R38)
 * @param raisedBy what of the business calendar raises a severity by one step while it is hit (R39)
 * @param types which type an incident seems to be, first match first; {@code technical} when none matches
 */
public record SeverityPolicy(
        int version,
        List<Definition> definitions,
        List<Rule> rules,
        List<Certainty> certainties,
        Set<StakeKind> raisedBy,
        List<TypeRule> types) {

    /** What a severity means, in one sentence. */
    public record Definition(Severity severity, String text) {}

    /**
     * A severity and the impact it takes. An empty set asks for nothing.
     *
     * @param journeys one of them is hit
     * @param workaround whether there must be a workaround, or must be none; null asks for nothing
     * @param lossPerMinute at least this much revenue is lost in each minute, by the central estimate; null asks for
     *     nothing, and an unknown loss meets no demand
     * @param because the words for the timeline
     */
    public record Rule(
            String name,
            Severity severity,
            Set<Journey> journeys,
            Set<Scope> scopes,
            Set<Trend> trends,
            Set<IncidentType> types,
            Boolean workaround,
            BigDecimal lossPerMinute,
            String because) {

        public Rule {
            journeys = orEmpty(journeys);
            scopes = orEmpty(scopes);
            trends = orEmpty(trends);
            types = orEmpty(types);
        }

        boolean matches(Impact impact) {
            return (journeys.isEmpty() || impact.journeys().stream().anyMatch(journeys::contains))
                    && (scopes.isEmpty() || scopes.contains(impact.scope()))
                    && (trends.isEmpty() || trends.contains(impact.trend()))
                    && (types.isEmpty() || types.contains(impact.type()))
                    && (workaround == null || workaround == impact.hasWorkaround())
                    && (lossPerMinute == null || costs(impact));
        }

        private boolean costs(Impact impact) {
            return impact.revenue() != null
                    && impact.revenue().perMinute().central().compareTo(lossPerMinute) >= 0;
        }
    }

    /** Where no person is needed to say "this is an incident". An empty set asks for nothing. */
    public record Certainty(String name, Set<Source> sources, Set<Journey> journeys, String because) {

        public Certainty {
            sources = orEmpty(sources);
            journeys = orEmpty(journeys);
        }

        boolean matches(Impact impact, Source source) {
            return (sources.isEmpty() || sources.contains(source))
                    && (journeys.isEmpty() || impact.journeys().stream().anyMatch(journeys::contains));
        }
    }

    public SeverityPolicy {
        definitions = List.copyOf(definitions);
        rules = List.copyOf(rules);
        certainties = List.copyOf(certainties);
        raisedBy = raisedBy == null ? Set.of(StakeKind.values()) : Set.copyOf(raisedBy);
        types = types == null ? List.of() : List.copyOf(types);
    }

    /** Which type an incident seems to be. @param said what is broken, and what the alerts say, in any order */
    public IncidentType typeOf(Collection<Journey> journeys, String said) {
        return types.stream()
                .filter(rule -> rule.matches(journeys, said))
                .map(TypeRule::type)
                .findFirst()
                .orElse(IncidentType.TECHNICAL);
    }

    /** The same as another version. */
    SeverityPolicy numbered(int other) {
        return new SeverityPolicy(other, definitions, rules, certainties, raisedBy, types);
    }

    /** How the version is written in events and records. */
    public String label() {
        return "severity-" + version;
    }

    /**
     * How bad it is. What detection proposed is never undercut: only a person lowers a severity.
     *
     * @param proposed the severity from which the impact may only raise
     * @param stakes the calendar; what counts at {@code now} and is hit raises the severity, by one step in all
     */
    public Assessment assess(
            Impact impact, Source source, Severity proposed, Collection<? extends Stake> stakes, Instant now) {
        var rule = gravest(impact);
        var byImpact = rule == null ? proposed : rule.severity().orGraver(proposed);
        var hit = stakes.stream()
                .filter(stake -> raisedBy.contains(stake.kind()) && stake.runsAt(now) && stake.isHitBy(impact.hit()))
                .map(Stake.class::cast)
                .toList();
        var severity = hit.isEmpty() ? byImpact : byImpact.raised();
        var certainty = certainties.stream()
                .filter(candidate -> candidate.matches(impact, source))
                .findFirst();
        return new Assessment(
                byImpact,
                severity,
                hit,
                reason(rule, byImpact, severity, hit),
                certainty.isPresent(),
                certainty.map(Certainty::because).orElse(null));
    }

    private Rule gravest(Impact impact) {
        Rule found = null;
        for (var rule : rules) {
            if (rule.matches(impact) && (found == null || rule.severity().graverThan(found.severity()))) {
                found = rule;
            }
        }
        return found;
    }

    private String reason(Rule rule, Severity byImpact, Severity severity, List<Stake> hit) {
        var words = new StringBuilder(byImpact.name());
        if (rule != null && rule.severity() == byImpact) {
            words.append(": ").append(rule.because());
        } else {
            words.append(": as detection proposed");
        }
        if (!hit.isEmpty()) {
            words.append("; ").append(raise(hit));
            words.append(severity == byImpact ? ", the gravest severity already" : ", raised to " + severity);
        }
        return words.append(" (").append(label()).append(')').toString();
    }

    /** The words that name what is hit. */
    static String raise(List<Stake> hit) {
        return hit.stream()
                .map(stake -> stake.kind().words() + " " + stake.name()
                        + (stake instanceof Campaign ? " runs" : " is affected"))
                .collect(Collectors.joining(", "));
    }

    private static <T> Set<T> orEmpty(Set<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
