package io.muster.detection.signal;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.IncidentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A raw report from outside, as it stands in {@code muster.signals.v1} once it was accepted. */
public sealed interface Signal permits Signal.AlertSignal, Signal.ReportSignal, FactSignal {

    /** The format of what we say ourselves of a source that is silent. */
    String OF_SILENCE = "heartbeat";

    /** The format whose system leaves an open alert as it is when it is created once more. */
    String OF_OPSGENIE = "opsgenie";

    /** The dedup key of the record; new with every acceptance, also of what a sender repeats. */
    UUID id();

    /** The Kafka key: signals with the same one are handled in the order in which they were accepted. */
    String fingerprint();

    /** The intake format it came in, as {@code alertmanager}. */
    String format();

    Source source();

    /** When intake accepted it. Whether an alert fires or is resolved is judged at this instant, not at a later one. */
    Instant receivedAt();

    /**
     * What a monitoring tool says about one alert.
     *
     * @param integration name of the integration whose key was used
     * @param startsAt when it began firing
     * @param endsAt until when it is to be taken as firing, or when it was resolved; null when the sender will say so and
     *     promises no repetition meanwhile
     * @param timeout whether {@code endsAt} was set by us because the sender named none
     */
    record AlertSignal(
            UUID id,
            String fingerprint,
            String format,
            Source source,
            String integration,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Instant endsAt,
            boolean timeout,
            String generatorUrl,
            Instant receivedAt)
            implements Signal {

        public AlertSignal {
            labels = Map.copyOf(labels);
            annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        }

        /** Whether the source says that it is over. */
        public boolean resolved() {
            return endsAt != null && !endsAt.isAfter(receivedAt);
        }

        /** Whether it tells of a source that is silent: then nothing fires, and the source is lost. */
        public boolean tellsOfSilence() {
            return OF_SILENCE.equals(format) && !resolved();
        }

        /**
         * Whether it is no more than counted where its alert is open already: what it is about is changed by requests of
         * their own.
         */
        public boolean onlyCounts() {
            return OF_OPSGENIE.equals(format) && !resolved();
        }

        /** Whether it says no more than that the alert with this fingerprint is over, if there is one. */
        public boolean resolvesByKeyAlone() {
            return labels.isEmpty() && resolved();
        }
    }

    /**
     * What a person reports (R24, R25).
     *
     * @param what what is broken, in the reporter's words
     * @param type of incident, as the reporter sees it; null when it was not said
     * @param reporter the person's id
     */
    record ReportSignal(
            UUID id,
            String format,
            Source source,
            String what,
            List<String> where,
            Instant since,
            Journey journey,
            String service,
            IncidentType type,
            String reporter,
            Instant receivedAt)
            implements Signal {

        public ReportSignal {
            where = where == null ? List.of() : List.copyOf(where);
        }

        /** Whether it tells of a breach: few may know of it, from the start. */
        public boolean isOfSecurity() {
            return type == IncidentType.SECURITY;
        }

        /** Reports are never deduplicated: each is a key of its own. */
        @Override
        public String fingerprint() {
            return id.toString();
        }
    }
}
