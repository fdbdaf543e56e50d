package io.muster.escalation.tasks;

import io.muster.contracts.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody said they would look into (R50); visible with its age.
 *
 * @param task in the person's words, as "I check the payment gateway"
 * @param finish empty while the person is at it
 */
public record Task(UUID id, UUID incidentId, String person, String task, Instant claimedAt, Optional<Finish> finish) {

    /** @param outcome what came of it */
    public record Finish(Instant at, String outcome) {}

    /** @throws Refusal when it is finished already */
    Task finish(String outcome, Instant now) {
        if (finish.isPresent()) {
            throw new Refusal(
                    TaskProblem.ALREADY_FINISHED,
                    "The task was finished at " + finish.get().at(),
                    incidentId);
        }
        return new Task(id, incidentId, person, task, claimedAt, Optional.of(new Finish(now, outcome)));
    }
}
