package io.muster.detection.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a journey, with the attempt that decided it.
 *
 * @param attempts how many there were; more than one when a failure had to be confirmed
 */
public record Run(UUID id, Instant startedAt, Outcome outcome, int attempts, List<StepRun> steps) {

    /** What came of it. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** It could not be made, for a reason that is ours: it says nothing about the store. */
        NOT_RUN
    }

    /**
     * @param status of the answer; 0 when there was none
     * @param took to the whole answer, or to the failure
     * @param problem what was not as it should be; null when all was
     */
    public record StepRun(String name, int status, Duration took, String problem, boolean ours) {}

    public Run {
        steps = List.copyOf(steps);
    }

    /** What came of an attempt. */
    static Outcome outcome(List<StepRun> steps) {
        Optional<StepRun> broken = broken(steps);
        return broken.isEmpty() ? Outcome.PASSED : broken.get().ours() ? Outcome.NOT_RUN : Outcome.FAILED;
    }

    /** The step at which it ended early. */
    public Optional<StepRun> broken() {
        return broken(steps);
    }

    public Duration took() {
        return steps.stream().map(StepRun::took).reduce(Duration.ZERO, Duration::plus);
    }

    private static Optional<StepRun> broken(List<StepRun> steps) {
        return steps.stream().filter(step -> step.problem() != null).findFirst();
    }
}
