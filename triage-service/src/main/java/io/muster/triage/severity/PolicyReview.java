package io.muster.triage.severity;

import io.muster.contracts.ReviewTerm;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.muster.triage.TriageMetrics;
import io.muster.triage.TriageMetrics.ReviewDue;
import io.muster.triage.playbook.Playbook;
import io.muster.triage.playbook.Playbooks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Shows when the severity policy and the playbooks have to be read again (R18), so that their owners can be reminded. */
@ApplicationScoped
public class PolicyReview {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final UnitOfWork unitOfWork;
    private final SeverityPolicies policies;
    private final Playbooks playbooks;
    private final TriageMetrics metrics;
    private final Clock clock;
    private final Pulse pulse;

    PolicyReview(
            UnitOfWork unitOfWork,
            SeverityPolicies policies,
            Playbooks playbooks,
            TriageMetrics metrics,
            Clock clock,
            Vertx vertx) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.playbooks = playbooks;
        this.metrics = metrics;
        this.clock = clock;
        pulse = new Pulse(vertx, "reviews of policies", EVERY, () -> look().replaceWith(EVERY));
    }

    void start(@Observes StartupEvent event) {
        pulse.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pulse.stop();
    }

    private Uni<Void> look() {
        return unitOfWork
                .run(() -> policies.before(0, 1)
                        .flatMap(newest -> playbooks.inForce().map(all -> due(newest, all, clock.instant()))))
                .invoke(metrics::reviewsAreDue)
                .replaceWithVoid();
    }

    /** What is shipped and nobody has taken over is not due. */
    static List<ReviewDue> due(List<SeverityPolicies.Version> newest, List<Playbook> playbooks, Instant now) {
        return Stream.concat(
                        newest.stream()
                                .filter(version -> version.at() != null)
                                .map(version -> new ReviewDue(
                                        "severity",
                                        version.by(),
                                        Duration.between(now, ReviewTerm.dueAt(version.at())))),
                        playbooks.stream()
                                .filter(playbook -> playbook.madeAt() != null)
                                .map(playbook -> new ReviewDue(
                                        "playbook " + playbook.key(),
                                        playbook.madeBy(),
                                        Duration.between(now, playbook.reviewDueAt()))))
                .toList();
    }
}
