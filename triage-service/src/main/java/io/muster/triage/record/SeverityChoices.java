package io.muster.triage.record;

import io.muster.contracts.Severity;
import io.muster.triage.severity.SeverityPolicy.Definition;
import io.muster.triage.severity.Yardsticks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The severities of an incident where somebody chooses one: what each means, and which the policy proposes (R37). */
@ApplicationScoped
public class SeverityChoices {

    /** @param proposed what the policy makes of the incident now, with the calendar */
    public record Choices(List<Definition> definitions, Severity current, Severity proposed, String reason) {}

    private final OnIncident onIncident;
    private final Yardsticks yardsticks;

    SeverityChoices(OnIncident onIncident, Yardsticks yardsticks) {
        this.onIncident = onIncident;
        this.yardsticks = yardsticks;
    }

    public Uni<Choices> of(UUID id) {
        return onIncident.read(
                id,
                record -> yardsticks.pinned(record.policyVersion()).map(yardstick -> {
                    var assessment = yardstick.assess(
                            record.impact(),
                            record.facts().source(),
                            record.facts().proposedSeverity());
                    return new Choices(
                            yardstick.policy().definitions(),
                            record.severity(),
                            assessment.severity(),
                            assessment.reason());
                }));
    }
}
