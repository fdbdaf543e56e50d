package io.muster.detection.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import io.muster.contracts.EventJson;
import io.muster.detection.intake.MappingPaths;
import io.muster.detection.journey.Run.Outcome;
import io.muster.detection.journey.Run.StepRun;
import io.muster.detection.journey.Step.Expectation;
import io.muster.detection.journey.Step.Extraction;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Walks a journey through the store. Blocking: to be called from a virtual thread, outside of every transaction. */
@ApplicationScoped
class Walk {

    private static final String SECRET = "secret:";

    @Inject
    OutboundHttp http;

    @Inject
    Clock clock;

    /** @param attempts more than one when a failure had to be confirmed */
    record Walked(int attempts, List<StepRun> steps) {}

    /** Once, and when it fails again until it passes or is confirmed. @param secrets by name */
    Walked confirmed(SyntheticJourney journey, Map<String, String> secrets) {
        List<StepRun> steps = once(journey, secrets);
        int attempts = 1;
        while (Run.outcome(steps) == Outcome.FAILED && attempts <= journey.confirmations()) {
            LockSupport.parkNanos(journey.confirmAfter().toNanos());
            steps = once(journey, secrets);
            attempts++;
        }
        return new Walked(attempts, steps);
    }

    /** Step by step, until one is not as it should be. All steps together have the journey's timeout. */
    List<StepRun> once(SyntheticJourney journey, Map<String, String> secrets) {
        Map<String, String> values = new HashMap<>();
        secrets.forEach((name, secret) -> values.put(SECRET + name, secret));
        CookieJar cookies = new CookieJar();
        List<StepRun> steps = new ArrayList<>();
        long deadline = System.nanoTime() + journey.timeout().toNanos();
        for (Step step : journey.steps()) {
            StepRun run = step(step, values, cookies, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            steps.add(new StepRun(run.name(), run.status(), run.took(), masked(run.problem(), secrets), run.ours()));
            if (run.problem() != null) {
                break;
            }
        }
        return steps;
    }

    private StepRun step(Step step, Map<String, String> values, CookieJar cookies, Duration timeout) {
        long start = System.nanoTime();
        try {
            URI uri = address(step, values);
            Map<String, String> headers = new HashMap<>();
            step.headers().forEach((name, value) -> headers.put(name, Template.filled(value, values)));
            cookies.sentTo(uri).ifPresent(sent -> headers.putIfAbsent("Cookie", sent));
            String body = step.body() == null ? "" : Template.filled(step.body(), values);
            HttpAnswer answer = http.send(step.method(), uri, headers, body.getBytes(StandardCharsets.UTF_8), timeout);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            cookies.keep(uri, answer.headers().getOrDefault("Set-Cookie", List.of()), clock.instant());
            String problem = problem(step.expect(), answer, took).orElseGet(() -> extract(step, answer, values));
            return new StepRun(step.name(), answer.status(), took, problem, false);
        } catch (OutboundFailure e) {
            boolean ours = e.kind() == OutboundFailure.Kind.DENIED || e.kind() == OutboundFailure.Kind.TOO_LARGE;
            return failed(step, start, e.getMessage(), ours);
        } catch (UnusableAddress e) {
            return failed(step, start, e.getMessage(), false);
        } catch (IllegalArgumentException | InvalidPathException e) {
            return failed(step, start, e.getMessage(), true);
        }
    }

    /** An address that cannot be used although the journey is written well: by what the store answered before. */
    private static final class UnusableAddress extends RuntimeException {

        UnusableAddress(String problem) {
            super(problem, null, false, false);
        }
    }

    /** @throws IllegalArgumentException when there is no value for a name, or without any value it is no address */
    private static URI address(Step step, Map<String, String> values) {
        Map<String, String> encoded = new HashMap<>();
        values.forEach((name, value) -> encoded.put(name, Template.legalInAddress(value)));
        String filled = Template.filled(step.url(), encoded);
        boolean isExtracted = Template.names(step.url()).stream().anyMatch(name -> !name.startsWith(SECRET));
        try {
            URI address = URI.create(filled);
            if (isExtracted && address.getHost() == null) {
                throw new UnusableAddress("what was extracted makes no address");
            }
            return address;
        } catch (IllegalArgumentException e) {
            if (isExtracted) {
                throw new UnusableAddress("what was extracted makes no address");
            }
            throw e;
        }
    }

    private static StepRun failed(Step step, long start, String problem, boolean ours) {
        return new StepRun(step.name(), 0, Duration.ofNanos(System.nanoTime() - start), problem, ours);
    }

    private static Optional<String> problem(Expectation expect, HttpAnswer answer, Duration took) {
        boolean statusIsRight =
                expect.status().isEmpty() ? answer.isSuccess() : expect.status().contains(answer.status());
        if (!statusIsRight) {
            return Optional.of("answered " + answer.status());
        }
        if (expect.within() != null && took.compareTo(expect.within()) > 0) {
            return Optional.of(
                    "took " + took.toMillis() + " ms, not " + expect.within().toMillis());
        }
        String text = answer.text();
        for (String wanted : expect.text()) {
            if (!text.contains(wanted)) {
                return Optional.of("the answer does not say \"" + wanted + "\"");
            }
        }
        for (String unwanted : expect.absent()) {
            if (text.contains(unwanted)) {
                return Optional.of("the answer says \"" + unwanted + "\"");
            }
        }
        return problemInJson(expect, text);
    }

    private static Optional<String> problemInJson(Expectation expect, String text) {
        if (expect.json().isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> wanted : expect.json().entrySet()) {
            Optional<String> found = at(text, wanted.getKey());
            if (found.isEmpty()) {
                return Optional.of("the answer has no " + wanted.getKey());
            }
            if (!wanted.getValue().equals("*") && !wanted.getValue().equals(found.get())) {
                return Optional.of(wanted.getKey() + " is \"" + found.get() + "\", not \"" + wanted.getValue() + "\"");
            }
        }
        return Optional.empty();
    }

    /** @return what could not be extracted; null when all was */
    private static String extract(Step step, HttpAnswer answer, Map<String, String> values) {
        for (Extraction extraction : step.extract()) {
            Optional<String> found = extraction.json() != null
                    ? at(answer.text(), extraction.json())
                    : extraction.matched(answer.text());
            if (found.isEmpty()) {
                return "the answer holds no " + extraction.variable();
            }
            values.put(extraction.variable(), found.get());
        }
        return null;
    }

    private static Optional<String> at(String text, String path) {
        JsonPath compiled = JsonPath.compile(path); // a path that is none is ours, not the store's
        try {
            JsonNode found = MappingPaths.found(EventJson.mapper().readTree(text), compiled);
            return found.isMissingNode() || found.isNull() || found.isArray() && found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(found.isValueNode() ? found.asText() : found.toString());
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static String masked(String problem, Map<String, String> secrets) {
        String masked = problem;
        for (String secret : secrets.values()) {
            masked = masked == null || secret.isEmpty() ? masked : masked.replace(secret, "•••");
        }
        return masked;
    }
}
