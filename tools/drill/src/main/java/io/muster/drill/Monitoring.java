package io.muster.drill;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shop's monitoring, which sends alerts as a Prometheus does. */
final class Monitoring {
    private final Suite suite;
    private final String run;

    /** @param run a label that only this drill's alert has */
    Monitoring(Suite suite, String run) {
        this.suite = suite;
        this.run = run;
    }

    /** Checkout fails from now on. */
    void fires() {
        post(alert(Instant.now()));
    }

    /** Checkout works again. */
    void isQuiet() {
        Map<String, Object> alert = alert(Instant.now().minusSeconds(60));
        alert.put("endsAt", time(Instant.now()));
        post(alert);
    }

    private Map<String, Object> alert(Instant startsAt) {
        return new HashMap<>(Map.of(
                "labels",
                Map.of(
                        "alertname", "CheckoutDown",
                        "severity", "critical",
                        "journey", "checkout",
                        "service", "checkout",
                        "region", "eu",
                        "run", run),
                "annotations",
                Map.of("summary", "Checkout answers 5xx for nearly every order"),
                "startsAt",
                time(startsAt),
                "generatorURL",
                "http://monitoring.store.example/graph"));
    }

    private void post(Map<String, Object> alert) {
        suite.open(
                        "POST",
                        suite.url("detection", "/api/v2/alerts"),
                        Map.of("Authorization", "Bearer " + suite.variable("MUSTER_INTAKE_KEY")),
                        List.of(alert))
                .expectSuccess("the alert");
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
