package io.muster.detection.noise;

import io.muster.detection.DetectionConfig;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.Inhibitions;
import io.muster.detection.intake.ShownConfig;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Policies;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Shows the policy and the inhibition rules in force in the words of Alertmanager. */
@ApplicationScoped
class ShowConfig implements ShownConfig {

    private static final String NOBODY = "muster";

    @Inject
    Policies policies;

    @Inject
    Inhibitions inhibitions;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    private volatile String last;

    @Override
    public Uni<String> yaml() {
        return unitOfWork
                .run(() -> policies.current()
                        .flatMap(policy -> inhibitions.current().map(rules -> yaml(policy, rules))))
                .invoke(shown -> last = shown)
                .onFailure()
                .recoverWithItem(() -> last == null ? nothingKnown() : last);
    }

    private String yaml(DeclarationPolicy policy, InhibitionRules rules) {
        return ConfigInYaml.of(
                policy,
                rules,
                config.intake().resolveTimeout(),
                config.signals().gap());
    }

    private String nothingKnown() {
        return yaml(
                new DeclarationPolicy(0, List.of(), Instant.EPOCH, NOBODY),
                new InhibitionRules(0, List.of(), Instant.EPOCH, NOBODY));
    }
}
