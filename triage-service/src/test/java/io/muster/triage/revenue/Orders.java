package io.muster.triage.revenue;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Money;
import io.muster.contracts.Measure.Segment;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.severity.Impact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A store that expects a thousand orders a minute, and an incident that begins at ten. */
final class Orders {

    static final Instant TEN = Instant.parse("2026-11-27T10:00:00Z");
    static final Segment ALL = new Segment(null, null, null, null);
    static final Impact EVERYWHERE = impact(List.of());

    private Orders() {}

    static LossState begin() {
        return LossState.begin(TEN, TEN);
    }

    /** @param actual in hundreds, of ten */
    static Measure orders(Segment segment, int minute, double actual) {
        return new Measure(Metric.ORDERS, segment, minute(minute), 100 * actual, expected(), euro("19.99"));
    }

    static Expected expected() {
        return new Expected(950, 1000, 1050, "B3", 0.9);
    }

    static Money euro(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    static Impact impact(List<String> where) {
        return new Impact(List.of(Journey.CHECKOUT), where, Scope.ALL, Trend.STABLE, null, IncidentType.TECHNICAL);
    }

    static Instant minute(int n) {
        return TEN.plus(Duration.ofMinutes(n));
    }
}
