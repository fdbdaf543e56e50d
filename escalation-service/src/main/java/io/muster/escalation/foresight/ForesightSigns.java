package io.muster.escalation.foresight;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What those who run Muster see of the time ahead (docs/metrics/escalation.md). */
@ApplicationScoped
class ForesightSigns {

    private volatile List<Worry> worries = List.of();

    ForesightSigns(MeterRegistry meters) {
        gauge(
                meters,
                "muster_escalation_shift_gaps",
                "Gaps in the time ahead of schedules that people are paged by",
                all -> count(all, Worry.Kind.GAP));
        gauge(
                meters,
                "muster_escalation_shift_gaps_near",
                "Those of the gaps that are close",
                all -> count(all.stream().filter(Worry::near).toList(), Worry.Kind.GAP));
        gauge(
                meters,
                "muster_escalation_shift_overloads",
                "Stints on call that are too long, now or in the time ahead",
                all -> count(all, Worry.Kind.OVERLOAD));
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<List<Worry>> figure) {
        Gauge.builder(name, this, self -> figure.applyAsDouble(self.worries))
                .description(description)
                .register(meters);
    }

    private static double count(List<Worry> all, Worry.Kind kind) {
        return all.stream().filter(worry -> worry.kind() == kind).count();
    }

    void looked(List<Worry> found) {
        worries = found;
    }
}
