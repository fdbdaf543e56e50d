package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What triage-service says. */
public sealed interface TriageEvent extends LifecycleEvent {

    /** How many users are hit. */
    enum Scope {
        @JsonProperty("all")
        ALL,
        @JsonProperty("some")
        SOME,
        @JsonProperty("few")
        FEW
    }

    /** How the impact develops (R33). */
    enum Trend {
        @JsonProperty("growing")
        GROWING,
        @JsonProperty("stable")
        STABLE,
        @JsonProperty("shrinking")
        SHRINKING
    }

    /** Which kind of incident it is (R6); decides the playbook. */
    enum IncidentType {
        @JsonProperty("technical")
        TECHNICAL,
        @JsonProperty("payment")
        PAYMENT,
        @JsonProperty("fraud")
        FRAUD,
        @JsonProperty("supply chain")
        SUPPLY_CHAIN,
        @JsonProperty("security")
        SECURITY
    }

    /** How a number of users came to be known. */
    enum Known {
        @JsonProperty("measured")
        MEASURED,
        @JsonProperty("estimated")
        ESTIMATED,
        @JsonProperty("reported")
        REPORTED
    }

    /** How sure it is that something is the cause. */
    enum HypothesisState {
        @JsonProperty("suspected")
        SUSPECTED,
        @JsonProperty("confirmed")
        CONFIRMED,
        @JsonProperty("refuted")
        REFUTED
    }

    /** How many users are hit, and how that is known. */
    record Users(long count, Known known) {}

    /**
     * Who is hit, beyond journey and place (R32); an empty list narrows nothing.
     *
     * @param sellers keys of the sellers, as the store names them
     * @param users null while no number is known
     */
    record Affected(List<String> devices, List<String> paymentMethods, List<String> sellers, Users users) {

        public static final Affected UNKNOWN = new Affected(List.of(), List.of(), List.of(), null);

        public Affected {
            devices = Values.listOf(devices);
            paymentMethods = Values.listOf(paymentMethods);
            sellers = Values.listOf(sellers);
        }
    }

    /** An estimate; a single number would claim what nobody knows. */
    record Band(BigDecimal low, BigDecimal central, BigDecimal high) {}

    /**
     * What the incident costs, from orders that did not come (R101). Gross: orders that customers make later are the
     * review's to subtract.
     *
     * @param currency of every amount, ISO 4217
     * @param perMinute revenue lost in each minute, as in the last minutes told
     * @param soFar revenue lost from the incident's beginning to {@code until}
     * @param lostOrders orders lost in the same time
     * @param wastedSpend what campaigns spent meanwhile on customers who could not buy; null when none is known to have
     *     run. On top of {@code soFar}, not part of it
     * @param until the end of the last minute that is counted
     * @param method how the expectation was made, as {@code B3}
     */
    record RevenueAtRisk(
            String currency,
            Band perMinute,
            Band soFar,
            Band lostOrders,
            BigDecimal wastedSpend,
            Instant until,
            String method) {}

    /** "This is an incident" (R38), by a person or by policy where there is no doubt. */
    record IncidentConfirmed(
            EventContext context,
            Severity severity,
            IncidentType type,
            List<Journey> journeys,
            String service,
            String policyVersion)
            implements TriageEvent {
        public IncidentConfirmed {
            journeys = Values.listOf(journeys);
        }
    }

    /** "This is not an incident"; free of blame (R28). */
    record IncidentDismissed(EventContext context) implements TriageEvent {}

    /**
     * Who and what is hit (R32, R33), and the severity proposed from it.
     *
     * @param workaround what customers can do meanwhile; null when there is none
     * @param campaigns keys of the campaigns that run now and touch the affected journeys (R39)
     * @param type proposed until confirmed; null from a version that proposed none
     * @param revenue what it costs; null when unknown, which is not zero. Told again when it has grown by a quarter, was
     *     corrected to a half, or its pace has changed much, never every minute: the record's API has the figure of the minute
     */
    record ImpactAssessed(
            EventContext context,
            List<Journey> journeys,
            List<String> where,
            Scope scope,
            Trend trend,
            String workaround,
            List<String> campaigns,
            Severity proposedSeverity,
            Affected affected,
            IncidentType type,
            RevenueAtRisk revenue)
            implements TriageEvent {
        public ImpactAssessed {
            journeys = Values.listOf(journeys);
            where = Values.listOf(where);
            campaigns = Values.listOf(campaigns);
            affected = affected == null ? Affected.UNKNOWN : affected;
        }

        /** Of journeys and places alone. */
        public ImpactAssessed(
                EventContext context,
                List<Journey> journeys,
                List<String> where,
                Scope scope,
                Trend trend,
                String workaround,
                List<String> campaigns,
                Severity proposedSeverity) {
            this(
                    context,
                    journeys,
                    where,
                    scope,
                    trend,
                    workaround,
                    campaigns,
                    proposedSeverity,
                    Affected.UNKNOWN,
                    null,
                    null);
        }
    }

    /** @param from null when none was set before */
    record SeverityChanged(EventContext context, Severity from, Severity to, String policyVersion)
            implements TriageEvent {}

    /** The incident lives on in another; its id stays an alias for ever. */
    record IncidentMerged(EventContext context, UUID into) implements TriageEvent {}

    /**
     * Part of the incident goes on as one of its own. Detection opens it under the id told here, however often this is
     * read.
     *
     * @param newIncident id of the incident that begins
     * @param what what is broken there, in one line
     * @param where where it is broken there; empty means everywhere
     * @param fingerprints the alerts that go along
     */
    record IncidentSplit(
            EventContext context,
            UUID newIncident,
            String what,
            List<Journey> journeys,
            List<String> where,
            String service,
            Severity proposedSeverity,
            List<String> fingerprints)
            implements TriageEvent {
        public IncidentSplit {
            journeys = Values.listOf(journeys);
            where = Values.listOf(where);
            fingerprints = Values.listOf(fingerprints);
        }
    }

    record NoteAdded(EventContext context, UUID noteId, String text) implements TriageEvent {}

    /**
     * A decision and why it was right at the time.
     *
     * @param customerImpact what it means for customers, the first criterion (R21)
     * @param gainOverCustomers short-term gain was chosen over customers, knowingly; the review shows it (R21)
     */
    record DecisionRecorded(
            EventContext context, UUID decisionId, String decision, String customerImpact, boolean gainOverCustomers)
            implements TriageEvent {}

    /** @param item key of the checklist's item; {@code done} false takes a tick back */
    record ChecklistTicked(EventContext context, Stage stage, String item, boolean done) implements TriageEvent {}

    /** What is believed to be the cause. @param text of the hypothesis; the newest that is not refuted stands */
    record HypothesisChanged(EventContext context, UUID hypothesisId, String text, HypothesisState state)
            implements TriageEvent {}

    /**
     * Who answers for a stage of the incident (R2).
     *
     * @param owner null when nobody is named any more; then the role that usually owns the stage answers for it
     */
    record StageOwnerChanged(EventContext context, Stage stage, String owner, String previous) implements TriageEvent {}

    /** The playbook of the incident's type, in the version in force now (R7, R18). @param playbook its key */
    record PlaybookAttached(EventContext context, IncidentType type, String playbook, int version, String title)
            implements TriageEvent {}

    /** A running campaign was paused because of the incident (R48). @param campaign its key */
    record CampaignPaused(EventContext context, String campaign, String name) implements TriageEvent {}

    /** A campaign that was paused because of the incident runs again (R91). @param campaign its key */
    record CampaignResumed(EventContext context, String campaign, String name) implements TriageEvent {}
}
