package io.muster.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration GAP = Duration.ofSeconds(10);

    @Test
    void theFirstNewsIsToldAtOnce() {
        assertThat(Telling.nothing().withAlert("a").dueAt(NOW, GAP)).isEqualTo(NOW);
    }

    @Test
    void furtherNewsWaitsForTheGap() {
        Telling told = Telling.nothing().withAlert("a").toldAt(NOW);

        assertThat(told.withAlert("b").dueAt(NOW.plusSeconds(3), GAP)).isEqualTo(NOW.plusSeconds(10));
        assertThat(told.withAlert("b").dueAt(NOW.plusSeconds(30), GAP)).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void repetitionsAreNoNewsButCounted() {
        Telling telling = Telling.nothing().counted().counted();

        assertThat(telling.hasNews()).isFalse();
        assertThat(telling.withAlert("a").signals()).isEqualTo(3);
    }

    @Test
    void aStormNamesAtMostFiftyAlertsAndCountsAll() {
        Telling telling = IntStream.range(0, 400)
                .mapToObj(Integer::toString)
                .reduce(Telling.nothing(), Telling::withAlert, (a, b) -> a);

        assertThat(telling.alerts()).hasSize(50);
        assertThat(telling.signals()).isEqualTo(400);
    }

    @Test
    void alertsThatWentToAnotherIncidentAreNewsAndNoSignal() {
        Telling telling = Telling.nothing().recounted();

        assertThat(telling.hasNews()).isTrue();
        assertThat(telling.signals()).isZero();
    }

    @Test
    void anAlertThatFiresAgainTakesTheAllClearBack() {
        assertThat(Telling.nothing().allClear().withAlert("a").cleared()).isFalse();
        assertThat(Telling.nothing().allClear().hasNews()).isTrue();
    }

    @Test
    void afterTellingNothingIsLeft() {
        Telling told = Telling.nothing().withAlert("a").withReport().allClear().toldAt(NOW);

        assertThat(told.hasNews()).isFalse();
        assertThat(told.signals()).isZero();
        assertThat(told.alerts()).isEmpty();
    }
}
