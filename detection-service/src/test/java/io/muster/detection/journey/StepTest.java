package io.muster.detection.journey;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.muster.contracts.Journey;
import io.muster.detection.journey.Step.Extraction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    void aRegexGivesItsFirstGroupElseAllThatItMatches() {
        assertThat(regex("cart=([a-z]+)").matched("<a cart=abc>")).contains("abc");
        assertThat(regex("cart=[a-z]+").matched("<a cart=abc>")).contains("cart=abc");
        assertThat(regex("cart=[0-9]+").matched("<a cart=abc>")).isEmpty();
    }

    @Test
    void noRegexTakesLongerThanTheTextIsLong() {
        String page = "a".repeat(2_000) + "!";

        Optional<String> found = assertTimeoutPreemptively(
                ofSeconds(10), () -> regex("(.*a){24}$").matched(page));

        assertThat(found).isEmpty();
    }

    @Test
    void aRegexThatOnlyABacktrackingEngineUnderstandsIsRefused() {
        Step step = new Step("Basket", null, "http://store/basket", null, null, null, List.of(regex("(a)\\1")));

        assertThat(step.flaw(Set.of()))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("the regex of cart is none"));
    }

    @Test
    void aStepWithoutAnAddressIsRefused() {
        Step step = new Step("Basket", null, null, null, null, null, null);

        assertThat(step.flaw(Set.of()))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("http://"));
    }

    @Test
    void noTimeIsTooLongToBeRefused() {
        Step step = new Step("Basket", null, "http://store/basket", null, null, null, null);
        Duration ages = Duration.ofSeconds(Long.MAX_VALUE);

        SyntheticJourney journey = new SyntheticJourney(
                "basket",
                "Basket",
                Journey.CART,
                null,
                Duration.ofMinutes(1),
                ages,
                2,
                ages,
                "critical",
                null,
                true,
                List.of(step));

        assertThat(journey.flaw()).hasValueSatisfying(flaw -> assertThat(flaw).contains("at most PT55S"));
    }

    private static Extraction regex(String regex) {
        return new Extraction("cart", null, regex);
    }
}
