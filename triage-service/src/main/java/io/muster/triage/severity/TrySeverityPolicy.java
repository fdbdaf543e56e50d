package io.muster.triage.severity;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a severity policy would make of an impact, without consequences. */
@ApplicationScoped
public class TrySeverityPolicy {

    private final UnitOfWork unitOfWork;
    private final SeverityPolicies policies;
    private final Yardsticks yardsticks;

    TrySeverityPolicy(UnitOfWork unitOfWork, SeverityPolicies policies, Yardsticks yardsticks) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.yardsticks = yardsticks;
    }

    /** @param draft a policy that is not in force; null tries the one that is */
    public Uni<Assessment> assess(SeverityPolicy draft, Impact impact, Source source, Severity proposed) {
        return unitOfWork.run(() -> Optional.ofNullable(draft)
                .map(yardsticks::by)
                .orElseGet(yardsticks::now)
                .map(yardstick -> yardstick.assess(impact, source, proposed)));
    }
}
