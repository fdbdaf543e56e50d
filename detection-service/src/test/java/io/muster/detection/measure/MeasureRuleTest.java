package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.Condition.Deviation;
import io.muster.detection.measure.Condition.Side;
import io.muster.detection.measure.Condition.Threshold;
import io.muster.detection.measure.MeasureRule.Dimension;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureRuleTest {

    private static final Segment EVERYWHERE = new Segment(null, null, null, null);
    private static final Segment CHECKOUT = new Segment(Journey.CHECKOUT, null, null, null);
    private static final Condition DROP = new Deviation(Side.BELOW, 25, Deviation.SURE, 3);

    @Test
    void whatFiresGoesOnWhenOnlyTheConditionChanges() {
        MeasureRule before = rule("critical", CHECKOUT, Set.of(Dimension.REGION), DROP);
        MeasureRule after = rule("critical", CHECKOUT, Set.of(Dimension.REGION), new Threshold(Side.BELOW, 5, 3));

        assertThat(after.goesOnFrom(Optional.of(before))).isTrue();
        assertThat(after.goesOnFrom(Optional.empty())).isTrue();
    }

    @Test
    void whatFiresIsOverWhenItsAlertsWouldBeOthers() {
        MeasureRule before = rule("critical", CHECKOUT, Set.of(), DROP);

        assertThat(rule("warning", CHECKOUT, Set.of(), DROP).goesOnFrom(Optional.of(before)))
                .as("severity")
                .isFalse();
        assertThat(rule("critical", EVERYWHERE, Set.of(), DROP).goesOnFrom(Optional.of(before)))
                .as("where")
                .isFalse();
        assertThat(rule("critical", CHECKOUT, Set.of(Dimension.REGION), DROP).goesOnFrom(Optional.of(before)))
                .as("each")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"JOURNEY", "PAYMENT_METHOD"})
    void conversionIsNotToldApartByWhatSessionsDoNotKnow(Dimension unknown) {
        MeasureRule rule = new MeasureRule(
                "conversion",
                "Conversion drops",
                Metric.CONVERSION,
                EVERYWHERE,
                Set.of(unknown),
                DROP,
                "critical",
                null,
                null,
                Duration.ofMinutes(2),
                0,
                true);

        assertThat(rule.flaw()).isPresent();
    }

    @Test
    void nothingFallsByMoreThanAllOfIt() {
        assertThat(flaw(new Deviation(Side.BELOW, 500, Deviation.SURE, 3))).isPresent();
        assertThat(flaw(new Condition.RateOfChange(Side.BELOW, 100.1, 60, 3))).isPresent();
        assertThat(flaw(new Condition.RateOfChange(Side.BELOW, 100, 60, 3))).isEmpty();
        assertThat(flaw(new Deviation(Side.ABOVE, 500, Deviation.SURE, 3))).isEmpty();
    }

    private static Optional<String> flaw(Condition condition) {
        return rule("critical", CHECKOUT, Set.of(), condition).flaw();
    }

    private static MeasureRule rule(String severity, Segment where, Set<Dimension> each, Condition condition) {
        return new MeasureRule(
                "orders-drop",
                "Orders drop",
                Metric.ORDERS,
                where,
                each,
                condition,
                severity,
                "shop",
                null,
                Duration.ofMinutes(2),
                1,
                true);
    }
}
