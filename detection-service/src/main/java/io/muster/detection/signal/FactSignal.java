package io.muster.detection.signal;

import io.muster.contracts.DetectionEvent.Source;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What senders tell beside alerts and reports: facts that are kept and shown. They travel through the intake log like
 * every signal, so that they are taken in while the database is away.
 */
public sealed interface FactSignal extends Signal {

    /** Name of the integration whose key was used. */
    String integration();

    /**
     * Something was changed in the store: a deployment, a flag, a price list. Triage asks what was changed when.
     *
     * @param origin what the change was made to, or by
     * @param at when it was made
     * @param links address to text
     */
    record ChangeSignal(
            UUID id,
            String format,
            Source source,
            String integration,
            String summary,
            String origin,
            Instant at,
            Map<String, String> details,
            Map<String, String> links,
            Instant receivedAt)
            implements FactSignal {

        public ChangeSignal {
            details = details == null ? Map.of() : Map.copyOf(details);
            links = links == null ? Map.of() : Map.copyOf(links);
        }

        /** Changes are never deduplicated: each is a key of its own. */
        @Override
        public String fingerprint() {
            return id.toString();
        }
    }

    /** What another system tells about an alert that is known: people work on it there. It changes no state here. */
    enum RemarkKind {
        CREATED,
        ACKNOWLEDGED,
        UNACKNOWLEDGED,
        CLOSED,
        SNOOZED,
        ESCALATED,
        ASSIGNED,
        NOTED,
        TAGGED,
        DETAILED,
        RETITLED,
        DESCRIBED,
        PRIORITISED
    }

    /**
     * A remark about an alert.
     *
     * @param id also what the sender was given to ask what became of its request
     * @param remark what kind of remark; null for one that only a newer version knows
     * @param alias the alert's name in the sender's words; null when it was named by its id
     * @param person who acted there, in the sender's words; null when it did not say
     * @param text what was said; for a new title or description that text; null when nothing was
     * @param labels that the alert has from then on, as with a tag or another priority
     */
    record RemarkSignal(
            UUID id,
            String fingerprint,
            String format,
            Source source,
            String integration,
            RemarkKind remark,
            String alias,
            String person,
            String text,
            Map<String, String> labels,
            Instant receivedAt)
            implements FactSignal {

        public RemarkSignal {
            labels = labels == null ? Map.of() : Map.copyOf(labels);
        }
    }

    /** A sign of life. @param heartbeat its name */
    record PingSignal(UUID id, String format, Source source, String integration, String heartbeat, Instant receivedAt)
            implements FactSignal {

        /** The fingerprint of the alert that stands for the silence, so that both have one order. */
        @Override
        public String fingerprint() {
            return Fingerprint.ofKey("heartbeat", heartbeat);
        }
    }

    /** Proves that the way from intake to a page is open. No sender can post one. */
    record CanarySignal(UUID id, String format, Source source, String integration, Instant receivedAt)
            implements FactSignal {

        private static final String CANARY = "canary";

        public static CanarySignal sent(UUID id, Instant at) {
            return new CanarySignal(id, CANARY, Source.MONITORING, CANARY, at);
        }

        /** Each is a key of its own, so that in time every partition is tried. */
        @Override
        public String fingerprint() {
            return Fingerprint.ofKey(CANARY, id.toString());
        }
    }
}
