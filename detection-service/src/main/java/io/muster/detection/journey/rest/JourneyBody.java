package io.muster.detection.journey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Journey;
import io.muster.detection.journey.SyntheticJourney;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A synthetic journey in JSON.
 *
 * @param journey what shoppers cannot do when it fails
 * @param every from one run to the next, from 5 s; a minute when absent
 * @param timeout for all steps of one attempt; 10 s when absent
 * @param confirmations how often a failed run is repeated at once before anybody is disturbed; 2 when absent
 * @param confirmAfter the pause before; a second when absent
 * @param severity of the alert; critical when absent
 * @param enabled true when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JourneyBody(
        @NotBlank @Size(max = 100) String title,
        @NotNull Journey journey,
        @Size(min = 1, max = 100) String service,
        Duration every,
        Duration timeout,
        Integer confirmations,
        Duration confirmAfter,
        @Size(min = 1, max = 50) String severity,
        @Size(max = 20) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 500) String> labels,
        Boolean enabled,
        @NotEmpty List<@NotNull @Valid StepBody> steps) {

    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final int USUAL_CONFIRMATIONS = 2;

    SyntheticJourney journey(String key) {
        return new SyntheticJourney(
                key,
                title,
                journey,
                service,
                every == null ? USUAL_INTERVAL : every,
                timeout == null ? USUAL_TIMEOUT : timeout,
                confirmations == null ? USUAL_CONFIRMATIONS : confirmations,
                confirmAfter == null ? Duration.ofSeconds(1) : confirmAfter,
                severity == null ? "critical" : severity,
                labels,
                enabled == null || enabled,
                steps.stream().map(StepBody::step).toList());
    }

    static JourneyBody of(SyntheticJourney journey) {
        return new JourneyBody(
                journey.title(),
                journey.journey(),
                journey.service(),
                journey.every(),
                journey.timeout(),
                journey.confirmations(),
                journey.confirmAfter(),
                journey.severity(),
                journey.labels(),
                journey.enabled(),
                journey.steps().stream().map(StepBody::of).toList());
    }
}
