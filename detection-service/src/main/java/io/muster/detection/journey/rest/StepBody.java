package io.muster.detection.journey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.detection.journey.Step;
import io.muster.detection.journey.Step.Expectation;
import io.muster.detection.journey.Step.Extraction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One request of a journey in JSON, and what is expected of its answer.
 *
 * @param method GET when absent
 * @param url in it, in headers and in the body <code>${name}</code> stands for what a step before has extracted
 * @param headers in headers and body <code>${secret:name}</code> stands for a secret
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepBody(
        String name,
        String method,
        String url,
        Map<String, String> headers,
        String body,
        @Valid ExpectationBody expect,
        List<@NotNull @Valid ExtractionBody> extract) {

    /**
     * @param status one of these; any success when empty
     * @param within the whole answer has to be there; the journey's timeout when absent
     * @param text what has to stand in the body
     * @param absent what must not stand in the body
     * @param json for a JSONPath the value that it has to give, as text; {@code *} for any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExpectationBody(
            List<Integer> status, Duration within, List<String> text, List<String> absent, Map<String, String> json) {

        Expectation expectation() {
            return new Expectation(status, within, text, absent, json);
        }

        static ExpectationBody of(Expectation expectation) {
            return new ExpectationBody(
                    expectation.status(),
                    expectation.within(),
                    expectation.text(),
                    expectation.absent(),
                    expectation.json());
        }
    }

    /**
     * @param variable the name under which later steps know it
     * @param json a JSONPath; either it or {@code regex}
     * @param regex an RE2 pattern whose first group (or whole match) is taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExtractionBody(String variable, String json, String regex) {

        Extraction extraction() {
            return new Extraction(variable, json, regex);
        }

        static ExtractionBody of(Extraction extraction) {
            return new ExtractionBody(extraction.variable(), extraction.json(), extraction.regex());
        }
    }

    Step step() {
        return new Step(
                name,
                method,
                url,
                headers,
                body,
                expect == null ? null : expect.expectation(),
                extract == null
                        ? null
                        : extract.stream().map(ExtractionBody::extraction).toList());
    }

    static StepBody of(Step step) {
        return new StepBody(
                step.name(),
                step.method(),
                step.url(),
                step.headers(),
                step.body(),
                ExpectationBody.of(step.expect()),
                step.extract().stream().map(ExtractionBody::of).toList());
    }
}
