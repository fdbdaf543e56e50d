package io.muster.detection.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Journey;
import io.muster.detection.journey.Run.Outcome;
import io.muster.detection.journey.Run.StepRun;
import io.muster.detection.journey.Standing.State;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant T = Instant.parse("2026-11-26T09:31:10Z");
    private static final SyntheticJourney JOURNEY = new SyntheticJourney(
            "buy",
            "Buying",
            Journey.CHECKOUT,
            "checkout",
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            1,
            Duration.ofSeconds(1),
            "critical",
            Map.of(),
            true,
            List.of(new Step("pay", null, "http://store/pay", null, null, null, null)));

    @Test
    void aFailureFiresWithItsStepSinceTheRunBegan() {
        Standing.Step step = Standing.unchecked().after(JOURNEY, failed("pay", T), T.plusSeconds(3));

        assertThat(step.standing().state()).isEqualTo(State.FAILING);
        assertThat(step.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.labels())
                    .containsEntry("journey", "checkout")
                    .containsEntry("step", "pay")
                    .containsEntry("check", "buy");
            assertThat(signal.startsAt()).isEqualTo(T);
            assertThat(signal.resolved()).isFalse();
        });
    }

    @Test
    void whileItFailsItIsSentAgainWithTheTimeItBegan() {
        Standing failing = failing();

        Standing.Step again = failing.after(JOURNEY, failed("pay", T.plusSeconds(10)), T.plusSeconds(13));

        assertThat(again.signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.startsAt()).isEqualTo(T));
    }

    @Test
    void theFirstRunThatPassesResolvesIt() {
        Standing.Step step = failing().after(JOURNEY, run(Outcome.PASSED, null), T.plusSeconds(20));

        assertThat(step.standing().state()).isEqualTo(State.PASSING);
        assertThat(step.signals()).singleElement().matches(AlertSignal::resolved);
    }

    @Test
    void whenItFailsAtAnotherStepTheFirstOneIsResolved() {
        Standing.Step step = failing().after(JOURNEY, failed("home", T.plusSeconds(10)), T.plusSeconds(12));

        assertThat(step.signals())
                .extracting(signal -> signal.labels().get("step"))
                .containsExactly("pay", "home");
        assertThat(step.signals()).extracting(AlertSignal::resolved).containsExactly(true, false);
    }

    @Test
    void aRunThatWasNotMadeSaysNothing() {
        Standing failing = failing();

        Standing.Step step = failing.after(JOURNEY, run(Outcome.NOT_RUN, "no secret"), T.plusSeconds(60));

        assertThat(step.standing()).isEqualTo(failing);
        assertThat(step.signals()).isEmpty();
    }

    @Test
    void whatIsNotCheckedAnyMoreIsLost() {
        Standing passing = Standing.unchecked()
                .after(JOURNEY, run(Outcome.PASSED, null), T)
                .standing();

        assertThat(passing.isLost(JOURNEY, T.minusSeconds(600), 3, T.plusSeconds(80)))
                .isFalse();
        assertThat(passing.isLost(JOURNEY, T.minusSeconds(600), 3, T.plusSeconds(90)))
                .isTrue();
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        assertThat(JOURNEY.flaw()).isEmpty();
        assertThat(with(new Step("pay", null, "http://store/${cart}", null, null, null, null))
                        .flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("no step before extracts cart"));
        assertThat(with(new Step("pay", "SELL", "http://store/", null, null, null, null))
                        .flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("no method SELL"));
        assertThat(with(new Step("pay", null, "http://store/?k=${secret:k}", null, null, null, null))
                        .flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("secret"));
    }

    private static SyntheticJourney with(Step step) {
        return new SyntheticJourney(
                JOURNEY.key(),
                JOURNEY.title(),
                JOURNEY.journey(),
                JOURNEY.service(),
                JOURNEY.every(),
                JOURNEY.timeout(),
                JOURNEY.confirmations(),
                JOURNEY.confirmAfter(),
                JOURNEY.severity(),
                JOURNEY.labels(),
                JOURNEY.enabled(),
                List.of(step));
    }

    private static Standing failing() {
        return Standing.unchecked()
                .after(JOURNEY, failed("pay", T), T.plusSeconds(3))
                .standing();
    }

    private static Run failed(String step, Instant at) {
        StepRun broken = new StepRun(step, 503, Duration.ofMillis(40), "answered 503", false);
        return new Run(UUID.randomUUID(), at, Outcome.FAILED, 2, List.of(broken));
    }

    private static Run run(Outcome outcome, String problem) {
        StepRun step = new StepRun("pay", 200, Duration.ofMillis(40), problem, problem != null);
        return new Run(UUID.randomUUID(), T, outcome, 1, List.of(step));
    }
}
