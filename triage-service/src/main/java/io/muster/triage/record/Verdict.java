package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Whether this is an incident (R38). Its methods are the legal moves; an illegal one is refused. */
public sealed interface Verdict {

    /**
     * @throws Refusal when there is a verdict already
     */
    Verdict confirm(UUID incident, Instant at, Actor by, String reason);

    /**
     * Free of blame, and also possible after a confirmation that turned out wrong (R28).
     *
     * @throws Refusal when it is dismissed already
     */
    Verdict dismiss(UUID incident, Instant at, Actor by, String reason);

    /** Nobody has said yet. */
    record Pending() implements Verdict {
        @Override
        public Verdict confirm(UUID incident, Instant at, Actor by, String reason) {
            return new Confirmed(at, by, reason);
        }

        @Override
        public Verdict dismiss(UUID incident, Instant at, Actor by, String reason) {
            return new Dismissed(at, by, reason);
        }
    }

    record Confirmed(Instant at, Actor by, String reason) implements Verdict {
        @Override
        public Verdict confirm(UUID incident, Instant at, Actor by, String reason) {
            throw new Refusal(
                    RecordProblem.ALREADY_CONFIRMED,
                    "It was confirmed by %s.".formatted(this.by.id()),
                    incident,
                    Map.of("confirmedAt", this.at));
        }

        @Override
        public Verdict dismiss(UUID incident, Instant at, Actor by, String reason) {
            return new Dismissed(at, by, reason);
        }
    }

    record Dismissed(Instant at, Actor by, String reason) implements Verdict {
        @Override
        public Verdict confirm(UUID incident, Instant at, Actor by, String reason) {
            throw refusal(incident);
        }

        @Override
        public Verdict dismiss(UUID incident, Instant at, Actor by, String reason) {
            throw refusal(incident);
        }

        private Refusal refusal(UUID incident) {
            return new Refusal(
                    RecordProblem.ALREADY_DISMISSED,
                    "It was dismissed by %s; declare a new incident if it is one after all.".formatted(by.id()),
                    incident,
                    Map.of("dismissedAt", at));
        }
    }
}
