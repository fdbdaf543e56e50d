package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.intake.TryMapping.Trial;
import io.muster.detection.integration.AlertMapping;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TryMappingTest {

    private static final String SAMPLE = """
            {"problems": [{"nr": 7, "text": "Cards are refused", "at": "yesterday", "svc": "pay"},
                          {"nr": 8, "text": "Slow"}, {"text": "has no key"}]}
            """;

    @Test
    void theKeyIsShownByWhichAnAlertIsKnown() {
        Trial trial = tried(mapping("$.nr", null), SAMPLE);

        assertThat(trial.alerts()).extracting(TryMapping.Tried::key).containsExactly("7", "8");
        assertThat(trial.alerts().getFirst().signal().annotations()).containsEntry("summary", "Cards are refused");
    }

    @Test
    void whatIsOverIsShownWithoutASummaryUnderItsOwnKey() {
        AlertMapping mapping = new AlertMapping(
                "$.problems", "$.nr", "$.text", null, Map.of(), Map.of(), "$.state", List.of("gone"), null, null);

        Trial trial = tried(mapping, """
                {"problems": [{"nr": 6, "state": "gone"}, {"nr": 7}, {"nr": 8, "text": "Slow", "state": "open"}]}
                """);

        assertThat(trial.alerts()).extracting(TryMapping.Tried::key).containsExactly("6", "8");
        assertThat(trial.alerts())
                .extracting(tried -> tried.signal().resolved())
                .containsExactly(true, false);
    }

    @Test
    void whatFindsNothingAndWhatIsNoTimeIsTold() {
        assertThat(tried(mapping("$.nr", "$.at"), SAMPLE).warnings())
                .containsExactly(
                        "key: $.nr finds nothing in 1 of 3",
                        "startsAt: $.at finds nothing in 2 of 3",
                        "labels.service: $.svc finds nothing in 2 of 3",
                        "startsAt: \"yesterday\" is no time that can be read; it would begin when it is received");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"first()", "last()", "index(3)", "sum()", "min()", "length()", "keys()", "concat(1)", "append(1)"
            })
    void aFunctionThatDoesNotFitFindsNothingAndHidesNoOtherAlert(String function) {
        AlertMapping mapping = new AlertMapping(
                "$.p[*]", "$.nr", "$.nr", null, Map.of("service", "$.a." + function), Map.of(), null, null, null, null);

        Trial trial = tried(mapping, """
                {"p": [{"nr": "k1", "a": ["x", "y", "z", "four"]}, {"nr": "k2", "a": []}, {"nr": "k3", "a": "text"}]}
                """);

        assertThat(trial.alerts()).extracting(TryMapping.Tried::key).containsExactly("k1", "k2", "k3");
    }

    @Test
    void aKeyThatIsTheSameForEveryAlertIsTold() {
        assertThat(tried(mapping("problem.nr", null), SAMPLE).warnings())
                .anyMatch(warning -> warning.contains("\"problem.nr\" is the same for every alert"));
        assertThat(tried(mapping("$.nr", null), SAMPLE.replace("8", "7")).warnings())
                .contains("key: several alerts have the key \"7\", and are one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"problems": []}   | $.problems    | 202
            {"problems": []}   | $.problems[*] | 202
            {"problems": null} | $.problems    | 400
            {"other": []}      | $.problems[*] | 400
            """)
    void aPollThatFindsNothingNewIsNoError(String body, String alerts, int status) {
        AlertMapping mapping =
                new AlertMapping(alerts, "$.nr", "$.text", null, Map.of(), Map.of(), null, List.of(), null, null);

        assertThat(tried(mapping, body).answer().status()).isEqualTo(status);
    }

    private static Trial tried(AlertMapping mapping, String sample) {
        return Adapters.TRY_MAPPING.of(sample.getBytes(StandardCharsets.UTF_8), mapping, NOW);
    }

    private static AlertMapping mapping(String key, String startsAt) {
        return new AlertMapping(
                "$.problems[*]",
                key,
                "$.text",
                null,
                Map.of("service", "$.svc"),
                Map.of(),
                null,
                List.of(),
                startsAt,
                null);
    }
}
