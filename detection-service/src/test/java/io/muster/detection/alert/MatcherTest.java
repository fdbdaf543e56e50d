package io.muster.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
}
