package io.muster.detection.noise;

import io.muster.detection.matching.Filters;
import io.muster.detection.matching.Matcher;
import io.muster.detection.matching.Matcher.Operator;
import io.muster.detection.noise.Quiet.Standing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Alertmanager's API narrows a list of alerts to. Alerts that are not processed yet are not listed anywhere, so there
 * is nothing to leave out of them.
 *
 * @param active those that disturb
 * @param silenced those that a silence keeps quiet
 * @param inhibited those that another alert keeps quiet
 * @param receiver false when a receiver was asked for that is not the one there is
 */
public record AlertQuery(boolean active, boolean silenced, boolean inhibited, List<Matcher> filters, boolean receiver) {

    /**
     * @param receiver a regular expression; null for any
     * @param receiverMatchers as newer clients send them; an expression about the label {@code receiver}
     * @throws IllegalArgumentException when something is not valid; the message is for the caller
     */
    public static AlertQuery of(
            boolean active,
            boolean silenced,
            boolean inhibited,
            List<String> filters,
            String receiver,
            List<String> receiverMatchers,
            String ours) {
        boolean named = receiver == null
                || receiver.isEmpty()
                || Matcher.anchored(receiver).test(ours);
        boolean matched = Filters.accept(Filters.parse(receiverMatchers), Map.of("receiver", ours));
        return new AlertQuery(active, silenced, inhibited, Filters.parse(filters), named && matched);
    }

    /** Nothing can pass: the alerts need not be read. */
    public boolean isEmpty() {
        return !receiver || !(active || silenced || inhibited);
    }

    /** The labels that every accepted alert has, so that the others need not be read. */
    public Map<String, String> labels() {
        return filters.stream()
                .filter(filter ->
                        filter.operator() == Operator.EQUAL && !filter.value().isEmpty())
                .collect(Collectors.toMap(Matcher::name, Matcher::value, (one, other) -> one));
    }

    public boolean accepts(Map<String, String> labels, Standing standing) {
        return receiver
                && (active || standing.isSuppressed())
                && (silenced || standing.silencedBy().isEmpty())
                && (inhibited || standing.inhibitedBy().isEmpty())
                && Filters.accept(filters, labels);
    }
}
