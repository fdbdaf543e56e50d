package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.contracts.TriageEvent.IncidentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What detection-service says. */
public sealed interface DetectionEvent extends LifecycleEvent {

    /** How an incident came to be known (R27): by our own eyes and tools, or by people. */
    enum Source {
        @JsonProperty("monitoring")
        MONITORING,
        @JsonProperty("support")
        SUPPORT,
        @JsonProperty("social")
        SOCIAL,
        @JsonProperty("marketing")
        MARKETING,
        @JsonProperty("analyst")
        ANALYST,
        @JsonProperty("engineer")
        ENGINEER,
        @JsonProperty("declared")
        DECLARED;

        /** Found by us before customers told us. */
        public boolean foundByUs() {
            return this != SUPPORT && this != SOCIAL;
        }
    }

    /**
     * An alert as the stages after detection need it.
     *
     * @param fingerprint 16 hexadecimal digits, as Alertmanager computes it
     */
    record AlertRef(String fingerprint, Map<String, String> labels, String summary, Instant startsAt) {
        public AlertRef {
            labels = labels == null ? Map.of() : labels;
        }
    }

    /**
     * An incident exists, with its three initial facts (R29): what is broken, where, since when.
     *
     * @param number what people call it: 1042 is shown as {@code INC-1042}
     * @param what what is broken, in one line
     * @param where region, storefront or device as far as known; empty means everywhere
     * @param since when it began; may be earlier than {@code occurredAt}
     * @param service key of the affected service, which decides who is paged
     * @param proposedSeverity by the declaration policy; stands until triage has spoken
     * @param type as the person said who declared or reported it; null when nobody said it
     */
    record IncidentDetected(
            EventContext context,
            long number,
            String what,
            List<String> where,
            Instant since,
            List<Journey> journeys,
            String service,
            Severity proposedSeverity,
            Source source,
            String policyVersion,
            List<AlertRef> alerts,
            IncidentType type)
            implements DetectionEvent {
        public IncidentDetected {
            where = Values.listOf(where);
            journeys = Values.listOf(journeys);
            alerts = Values.listOf(alerts);
        }

        /** Of which nobody said what type it is. */
        public IncidentDetected(
                EventContext context,
                long number,
                String what,
                List<String> where,
                Instant since,
                List<Journey> journeys,
                String service,
                Severity proposedSeverity,
                Source source,
                String policyVersion,
                List<AlertRef> alerts) {
            this(
                    context,
                    number,
                    what,
                    where,
                    since,
                    journeys,
                    service,
                    proposedSeverity,
                    source,
                    policyVersion,
                    alerts,
                    null);
        }
    }

    /**
     * More signals belong to the incident; coalesced, at most one event for each incident in ten seconds.
     *
     * @param count how many signals since the previous such event
     * @param alerts the alerts new to the incident or firing again, at most 50
     * @param firing how many of the incident's alerts fire now
     */
    record SignalsAttached(EventContext context, int count, List<AlertRef> alerts, int firing)
            implements DetectionEvent {
        public SignalsAttached {
            alerts = Values.listOf(alerts);
        }
    }

    /** Every alert of the incident is resolved by its source; says nothing of the incident itself. */
    record SignalsCleared(EventContext context, List<String> fingerprints) implements DetectionEvent {
        public SignalsCleared {
            fingerprints = Values.listOf(fingerprints);
        }
    }

    /** A source of the incident went silent: its alerts are lost, which is not resolved. */
    record SourceLost(EventContext context, List<String> fingerprints, Instant lastSeenAt) implements DetectionEvent {
        public SourceLost {
            fingerprints = Values.listOf(fingerprints);
        }
    }
}
