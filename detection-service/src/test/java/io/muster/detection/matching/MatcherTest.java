package io.muster.detection.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {

    private static final Map<String, String> LABELS = Map.of("severity", "page", "region", "eu");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "severity=\"page\"; true",
                "severity=page; true",
                "severity!=\"page\"; false",
                "severity=~\"critical|page\"; true",
                "severity=~\"pag\"; false",
                "severity!~\"crit.*\"; true",
                "team=\"\"; true",
                "team!=\"\"; false",
                " region = \"eu\" ; true"
            })
    void matches(String matcher, boolean expected) {
        assertThat(Matcher.parse(matcher).matches(LABELS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "severity", "=page", "severity=~\"(\"", "severity=\"page", "sev erity=1"})
    void whatIsNoMatcherIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Matcher.parse(text));
    }

    @Test
    void quotesMayBeEscaped() {
        assertThat(Matcher.parse("what=\"a \\\"b\\\"\"").matches(Map.of("what", "a \"b\"")))
                .isTrue();
    }

    @Test
    void itIsWrittenAsItIsRead() {
        for (String text : new String[] {"a=\"b\"", "a!=\"\"", "a=~\"x|y\"", "a!~\"q\\\"\\\\d\""}) {
            assertThat(Matcher.parse(text)).hasToString(text);
        }
    }

    @Test
    void noExpressionTakesLong() {
        Matcher evil = Matcher.parse("a=~\"(a+)+b\"");

        assertThat(evil.matches(Map.of("a", "a".repeat(20_000)))).isFalse();
    }

    @Test
    void aListOfValuesIsTakenLiterally() {
        Matcher any = Matcher.oneOf("service", List.of("a.b", "c|d"));

        assertThat(any.matches(Map.of("service", "a.b"))).isTrue();
        assertThat(any.matches(Map.of("service", "c|d"))).isTrue();
        assertThat(any.matches(Map.of("service", "axb"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"team=\"\"; true", "team!=\"\"; false", "region!=\"\"; true", "region=~\"e.\"; true"})
    void aFilterForNothingAsksWhetherTheLabelIsThere(String filter, boolean expected) {
        assertThat(Filters.accept(Filters.parse(List.of(filter)), LABELS)).isEqualTo(expected);
    }
}
