package io.muster.detection.policy;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One line of the declaration policy. The first rule that matches decides.
 *
 * @param name stable; shown in reasons
 * @param severity what is proposed when the outcome is an incident; SEV3 when absent
 * @param service the affected service when the signal names none
 * @param journey the affected journey when the signal names none
 */
public record Rule(String name, Match match, Outcome outcome, Severity severity, String service, Journey journey) {

    public Rule {
        match = match == null ? Match.everything() : match;
    }

    public boolean matches(Facts facts) {
        return match.accepts(facts);
    }

    /**
     * What a rule asks for. An absent or empty part accepts everything; all parts have to accept.
     *
     * @param reports that at least so many people reported the same; null or 0 asks for nothing
     * @param labels for each label the values that are accepted, separated by {@code |}; {@code *} accepts any value
     */
    public record Match(
            List<Source> sources,
            List<Journey> journeys,
            List<String> services,
            Map<String, String> labels,
            Integer reports) {

        public Match(List<Source> sources, List<Journey> journeys, List<String> services, Map<String, String> labels) {
            this(sources, journeys, services, labels, null);
        }

        public Match {
            sources = sources == null ? List.of() : List.copyOf(sources);
            journeys = journeys == null ? List.of() : List.copyOf(journeys);
            services = services == null ? List.of() : List.copyOf(services);
            labels = labels == null ? Map.of() : Map.copyOf(labels);
        }

        public static Match everything() {
            return new Match(null, null, null, null);
        }

        boolean accepts(Facts facts) {
            return acceptsOne(sources, facts.source())
                    && acceptsOne(journeys, facts.journey())
                    && acceptsOne(services, facts.service())
                    && (reports == null || facts.reports() >= reports)
                    && labels.entrySet().stream()
                            .allMatch(label -> acceptsValue(
                                    label.getValue(), facts.labels().get(label.getKey())));
        }

        private static <T> boolean acceptsOne(List<T> accepted, T value) {
            return accepted.isEmpty() || value != null && accepted.contains(value);
        }

        private static boolean acceptsValue(String accepted, String value) {
            return value != null
                    && Arrays.stream(accepted.split("\\|"))
                            .map(String::trim)
                            .anyMatch(one -> one.equals("*") || one.equals(value));
        }
    }
}
