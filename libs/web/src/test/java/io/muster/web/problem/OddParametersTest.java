package io.muster.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The parameter is known by the value that could not be read. */
class OddParametersTest {

    private static final Map<String, List<String>> QUERY =
            Map.of("days", List.of("x"), "from", List.of("soon"), "ids", List.of("1", "nine"), "open", List.of("yes"));

    @Test
    void isNamedByItsValue() {
        assertThat(OddParameters.named(failure(() -> Integer.parseInt("x")), QUERY))
                .contains("days");
        assertThat(OddParameters.named(failure(() -> Instant.parse("soon")), QUERY))
                .contains("from");
        assertThat(OddParameters.named(failure(() -> UUID.fromString("nine")), QUERY))
                .contains("ids");
        assertThat(OddParameters.named(failure(() -> TimeUnit.valueOf("NINE")), QUERY))
                .contains("ids");
        assertThat(OddParameters.named(
                        failure(() -> new TrueOrFalse()
                                .getConverter(boolean.class, null, null)
                                .fromString("yes")),
                        QUERY))
                .contains("open");
    }

    @Test
    void isNoneWhereThePathHasTheValue() {
        assertThat(OddParameters.named(failure(() -> UUID.fromString("elsewhere")), QUERY))
                .isEmpty();
        assertThat(OddParameters.named(new IllegalStateException(), QUERY)).isEmpty();
        assertThat(OddParameters.named(new DateTimeParseException("Text", "", 0), QUERY))
                .isEmpty();
    }

    @Test
    void flagsAreTrueOrFalse() {
        var flags = new TrueOrFalse().getConverter(Boolean.class, null, null);

        assertThat(flags.fromString("true")).isTrue();
        assertThat(flags.fromString("false")).isFalse();
        assertThat(new TrueOrFalse().getConverter(String.class, null, null)).isNull();
    }

    private static Exception failure(Callable<?> reading) {
        return catchException(reading::call);
    }
}
