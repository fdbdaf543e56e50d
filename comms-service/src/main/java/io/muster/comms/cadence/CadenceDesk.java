package io.muster.comms.cadence;

import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Reading and changing the cadence policy. */
@ApplicationScoped
public class CadenceDesk {
    private final UnitOfWork unitOfWork;
    private final CadencePolicies policies;
    private final Clock clock;

    CadenceDesk(UnitOfWork unitOfWork, CadencePolicies policies, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.clock = clock;
    }

    public Uni<CadencePolicy> current() {
        return unitOfWork.run(policies::current);
    }

    /** Puts it in force for incidents that begin from now on; the same content again makes no new version. */
    public Uni<CadencePolicy> put(Map<Severity, Cadence> severities, String author) {
        CadencePolicy wanted = new CadencePolicy(0, severities);
        List<String> flaws = wanted.flaws();
        if (!flaws.isEmpty()) {
            return Uni.createFrom()
                    .failure(new Refusal(
                            CadenceProblem.POLICY_FLAWED, String.join("; ", flaws), null, Map.of("flaws", flaws)));
        }
        return unitOfWork.run(() -> policies.currentForChange()
                .chain(current -> current.severities().equals(wanted.severities())
                        ? Uni.createFrom().item(current)
                        : policies.add(wanted, author, clock.instant())));
    }
}
