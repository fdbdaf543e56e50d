package io.muster.review.metrics;

import io.muster.contracts.Incident;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.review.timeline.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Reports on the incidents of a time: each is measured from its timeline as it stands, corrections included. */
@ApplicationScoped
public class MetricsReporter {

    /** More incidents are too many for one answer. */
    public static final int MOST = 1000;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Incidents incidents;

    @Inject
    MetricsReader reader;

    /**
     * What was dismissed or lives on in another incident is not among them.
     *
     * @param from incidents detected then or later
     * @param to and before then
     * @param severity the one they ended with; null for all
     * @param restricted whether restricted incidents are among them
     * @return fails with {@code range-invalid} when nothing lies between, or more than {@value #MOST} incidents do
     */
    public Uni<MetricsReport> report(Instant from, Instant to, Severity severity, boolean restricted) {
        if (!from.isBefore(to)) {
            throw new Refusal(MetricsProblem.RANGE_INVALID, "%s is not before %s.".formatted(from, to));
        }
        return unitOfWork
                .run(() -> incidents.detectedBetween(from, to, restricted, MOST + 1))
                .invoke(MetricsReporter::requireFew)
                .chain(found -> measure(found.stream()
                        .filter(incident -> severity == null || incident.severity() == severity)
                        .toList()))
                .map(MetricsReport::of);
    }

    // One after the other and each in a transaction of its own: a year's timelines do not stand in memory at once.
    private Uni<List<IncidentMetrics>> measure(List<Incident> chosen) {
        return InTurn.collect(chosen, incident -> reader.read(incident.id()).map(MetricsReader.Measured::metrics));
    }

    private static void requireFew(List<Incident> found) {
        if (found.size() > MOST) {
            throw new Refusal(
                    MetricsProblem.RANGE_INVALID, "There are more than %d incidents; ask for less.".formatted(MOST));
        }
    }
}
