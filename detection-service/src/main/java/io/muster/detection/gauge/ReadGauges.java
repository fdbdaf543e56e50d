package io.muster.detection.gauge;

import io.muster.durable.loop.Pulse;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Reads every gauge as often as it wants to be read. */
@ApplicationScoped
public class ReadGauges {

    @Inject
    @All
    List<Gauge> gauges;

    @Inject
    Vertx vertx;

    private List<Pulse> pulses = List.of();

    void start(@Observes StartupEvent event) {
        pulses = gauges.stream().map(this::pulse).toList();
        pulses.forEach(Pulse::start);
    }

    void stop(@Observes ShutdownEvent event) {
        pulses.forEach(Pulse::stop);
    }

    private Pulse pulse(Gauge gauge) {
        return new Pulse(vertx, gauge.name(), gauge.every(), () -> gauge.read().replaceWith(gauge.every()));
    }
}
