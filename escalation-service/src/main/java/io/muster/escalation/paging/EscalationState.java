package io.muster.escalation.paging;

import io.muster.escalation.policy.EscalationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where the escalation of an incident stands. The methods of a state are the moves that are legal from it. */
public sealed interface EscalationState {

    /** The policy run that this state belongs to; empty while none has begun. */
    default Optional<Run> currentRun() {
        return Optional.empty();
    }

    /** Whether the run can be begun anew by another version of its policy. */
    default boolean mayFollowAnother() {
        return this instanceof Paging || this instanceof Exhausted || this instanceof Held;
    }

    /** Whether it only proves that a contact arrives. */
    default boolean verifiesOneContact() {
        return currentRun()
                .filter(run -> run.policy().key().equals(EscalationPolicy.VERIFICATION))
                .isPresent();
    }

    /** Whether the page asked for somebody until the end. */
    default boolean hasStopped(Page page) {
        return this instanceof Stopped over
                && page.state() instanceof PageState.Stopped stopped
                && stopped.at().equals(over.at());
    }

    default Stopped stop(String why, Instant at) {
        return new Stopped(currentRun(), why, at);
    }

    /** Pages a level. A run can begin from every state: a stopped or acknowledged incident may be reopened. */
    default Paging start(Run run, int round, int level, Instant now) {
        Duration timeout = run.policy().level(level).timeout();
        return new Paging(run, round, level, now.plus(timeout));
    }

    default Held hold(Run run, Instant at) {
        return new Held(run, at);
    }

    /** Triage has until {@code overdueAt} to say whether this is an incident. */
    record AwaitingVerdict(Instant overdueAt) implements EscalationState {}

    /** What happened is too long ago to wake people for it unasked: a person decides whether the pages are sent. */
    record Held(Run run, Instant at) implements EscalationState {
        @Override
        public Optional<Run> currentRun() {
            return Optional.of(run);
        }

        Acknowledged acknowledge(String by, Instant when) {
            return new Acknowledged(run, 1, 1, false, by, when);
        }
    }

    /** The people of a level have until {@code until} to acknowledge. Round and level count from 1. */
    record Paging(Run run, int round, int level, Instant until) implements EscalationState {
        @Override
        public Optional<Run> currentRun() {
            return Optional.of(run);
        }

        boolean isAt(UUID escalationId, int aRound, int aLevel) {
            return run.id().equals(escalationId) && round == aRound && level == aLevel;
        }

        boolean hasNextLevel() {
            return level < run.policy().levels().size();
        }

        boolean hasNextRound() {
            return round < run.policy().rounds();
        }

        Acknowledged acknowledge(String by, Instant at) {
            return new Acknowledged(run, round, level, false, by, at);
        }

        Exhausted exhaust(Instant at) {
            return new Exhausted(run, at);
        }
    }

    /**
     * Somebody has come.
     *
     * @param level the last one that was paged
     * @param joined whether that level was paged beside who had come already
     */
    record Acknowledged(Run run, int round, int level, boolean joined, String by, Instant at)
            implements EscalationState {
        @Override
        public Optional<Run> currentRun() {
            return Optional.of(run);
        }

        /** A further level was paged beside who has come. */
        Acknowledged joinedBy(int next) {
            return new Acknowledged(run, round, next, true, by, at);
        }

        /** Who was thought to have come does not, and the other one has. */
        Acknowledged carriedBy(String other) {
            return new Acknowledged(run, round, level, joined, other, at);
        }

        /** Whether the page was sent beside who has come, and is of the last level that was. */
        boolean isJoinedBy(Page page) {
            return joined && page.isOfLevel(run.id(), round, level);
        }
    }

    /** Every level of every round had its time. */
    record Exhausted(Run run, Instant at) implements EscalationState {
        @Override
        public Optional<Run> currentRun() {
            return Optional.of(run);
        }

        Acknowledged acknowledge(String by, Instant when) {
            return new Acknowledged(
                    run, run.policy().rounds(), run.policy().levels().size(), false, by, when);
        }
    }

    /** The incident was dismissed, merged or resolved. */
    record Stopped(Optional<Run> run, String why, Instant at) implements EscalationState {
        @Override
        public Optional<Run> currentRun() {
            return run;
        }
    }
}
