package io.muster.triage.record;

import static io.muster.triage.Fixtures.NOW;
import static io.muster.triage.Fixtures.detected;
import static io.muster.triage.Fixtures.yardstick;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.calendar.Campaign;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When what an incident costs is told, and what it makes of the severity. */
class RecordedCostTest {

    private static final IncidentDetected CART_REPORT =
            detected(Source.SUPPORT, Severity.SEV3, List.of("eu"), Journey.CART);

    @Test
    void whatItCostsIsToldOnceUntilItHasGrownByAQuarter() {
        var record = begin(CART_REPORT).record();
        var first = record.costed(cost("100", "1"), null, yardstick());
        var little = first.record().costed(cost("124.99", "1"), null, yardstick());
        var quarter = first.record().costed(cost("125", "1"), null, yardstick());

        assertThat(first.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
        assertThat(((ImpactAssessed) first.events().getFirst()).revenue()).isEqualTo(cost("100", "1"));
        assertThat(little.events()).isEmpty();
        assertThat(quarter.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
        assertThat(quarter.events().getFirst().reason())
                .startsWith("EUR 125 lost so far (EUR 125 to EUR 125), EUR 1 in each minute now");
    }

    @Test
    void aLossThatMinutesToldAgainHaveHalvedIsToldOnce() {
        var known = begin(CART_REPORT)
                .record()
                .costed(cost("100", "1"), null, yardstick())
                .record();
        var less = known.costed(cost("51", "1"), null, yardstick());
        var none = known.costed(cost("0", "1"), null, yardstick());

        assertThat(less.events()).isEmpty();
        assertThat(none.events()).hasExactlyElementsOfTypes(ImpactAssessed.class);
        assertThat(none.record().costed(cost("0", "1"), null, yardstick()).events())
                .isEmpty();
    }

    @Test
    void anIncidentOfADayTellsItsLossSomeThirtyTimes() {
        var record = begin(CART_REPORT).record();
        int told = 0;
        for (int minute = 1; minute <= 24 * 60; minute++) {
            var decision = record.costed(cost(Integer.toString(minute * 50), "50"), null, yardstick());
            told += decision.events().size();
            record = decision.record();
        }

        assertThat(told).isBetween(20, 35);
    }

    @Test
    void aLossThatThePolicyRatesGraverRaisesTheSeverity() {
        var record = begin(CART_REPORT).record();

        var decision = record.costed(cost("5000", "1000"), null, yardstick());

        assertThat(decision.record().severity()).isEqualTo(Severity.SEV1);
        assertThat(decision.events()).hasExactlyElementsOfTypes(ImpactAssessed.class, SeverityChanged.class);
    }

    @Test
    void anotherTrendIsToldAndAnUnknownLossTellsNothing() {
        var record = begin(CART_REPORT).record();

        var growing = record.costed(null, Trend.GROWING, yardstick());

        assertThat(((ImpactAssessed) growing.events().getFirst()).trend()).isEqualTo(Trend.GROWING);
        assertThat(growing.events().getFirst().reason()).contains("what it costs is unknown");
        assertThat(growing.record().costed(null, Trend.GROWING, yardstick()).events())
                .isEmpty();
        assertThat(record.costed(null, null, yardstick()).events()).isEmpty();
    }

    private static RevenueAtRisk cost(String soFar, String perMinute) {
        return new RevenueAtRisk("EUR", flat(perMinute), flat(soFar), flat("1"), null, NOW, "B3");
    }

    private static Band flat(String amount) {
        var value = new BigDecimal(amount);
        return new Band(value, value, value);
    }

    private static Decision begin(IncidentDetected event, Campaign... calendar) {
        return IncidentRecord.detected(event, yardstick(calendar));
    }
}
