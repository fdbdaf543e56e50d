package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Java says of a value, its sender reads what is allowed. */
class FlawsTest {

    /** What stands in JSON is another word than the constant. */
    public enum Pace {
        @JsonProperty("on my way")
        ON_MY_WAY,
        JOINED
    }

    @Test
    void aTimeThatCannotBeReadIsToldWithExamples() {
        assertThat(said(() -> LocalTime.parse("24:00")))
                .startsWith("'24:00' cannot be read")
                .contains("09:00", "PT5M");
    }

    @Test
    void aWordThatIsNoneOfAFewIsToldWithThose() {
        assertThat(said(() -> Pace.valueOf("MAYBE"))).isEqualTo("'MAYBE' is none of on my way, JOINED");
        assertThat(Flaws.of("maybe", Pace.class)).isEqualTo("'maybe' is none of on my way, JOINED");
    }

    @Test
    void aValueOfAnotherKindIsToldWhichKindItIsToBe() {
        assertThat(Flaws.of("soon", Instant.class))
                .isEqualTo("'soon' is not a time with its offset, as 2026-03-02T09:00:00Z");
        assertThat(Flaws.of("x", int.class)).isEqualTo("'x' is not a whole number");
        assertThat(Flaws.of("x", StringBuilder.class)).isEqualTo("'x' " + Flaws.ODD);
    }

    @Test
    void ourOwnSentencesStayAsTheyAre() {
        assertThat(said(() -> {
                    throw new IllegalArgumentException("a level needs time to acknowledge");
                }))
                .isEqualTo("a level needs time to acknowledge");
        assertThat(said(() -> {
                    throw new DateTimeException("a shift is given in weeks, days, hours or minutes");
                }))
                .isEqualTo("a shift is given in weeks, days, hours or minutes");
    }

    @Test
    void nothingOfJavaShows() {
        assertThat(said(() -> UUID.fromString("x"))).isEqualTo("it is not an id, a UUID");
        assertThat(said(() -> Integer.parseInt("x"))).isEqualTo("it is no number");
        assertThat(said(() -> LocalDate.of(2026, 2, 30))).isEqualTo("a date or time of it does not exist");
        assertThat(said(() -> List.of(1).iterator().next().toString().charAt(7)))
                .isEqualTo("it " + Flaws.ODD);
        assertThat(said(() -> TimeUnit.valueOf("weeks"))).startsWith("'weeks' is none of NANOSECONDS, MICROSECONDS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"No enum constant gone.away.Pace.fast", "No enum constant java.lang.String.fast"})
    void anEnumThatCannotBeLookedAtHasNoWordsToTell(String message) {
        assertThat(said(() -> {
                    IllegalArgumentException theirs = new IllegalArgumentException(message);
                    theirs.setStackTrace(new StackTraceElement[0]);
                    throw theirs;
                }))
                .isEqualTo("'fast' is none of the values that are allowed");
    }

    private static String said(Callable<?> reading) {
        return Flaws.of(catchException(reading::call));
    }
}
