package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
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
     */
    record ImpactAssessed(
            EventContext context,
            List<Journey> journeys,
            List<String> where,
            Scope scope,
            Trend trend,
            String workaround,
            List<String> campaigns,
            Severity proposedSeverity)
            implements TriageEvent {
        public ImpactAssessed {
            journeys = Values.listOf(journeys);
            where = Values.listOf(where);
            campaigns = Values.listOf(campaigns);
        }
    }

    /** @param from null when none was set before */
    record SeverityChanged(EventContext context, Severity from, Severity to, String policyVersion)
            implements TriageEvent {}

    /** The incident lives on in another; its id stays an alias for ever. */
    record IncidentMerged(EventContext context, UUID into) implements TriageEvent {}

    record NoteAdded(EventContext context, UUID noteId, String text) implements TriageEvent {}

    record DecisionRecorded(EventContext context, UUID decisionId, String decision, String customerImpact)
            implements TriageEvent {}

    /** @param item key of the checklist's item; {@code done} false takes a tick back */
    record ChecklistTicked(EventContext context, Stage stage, String item, boolean done) implements TriageEvent {}
}
