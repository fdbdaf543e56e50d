package io.muster.triage.severity;

import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.IncidentType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which type an incident seems to be (R6). The first rule that matches counts; one of its journeys or one of its words
 * is enough.
 *
 * @param words whole words, in any case, in what is said to be broken or in the labels and summaries of the alerts
 */
public record TypeRule(String name, IncidentType type, Set<Journey> journeys, List<String> words) {

    public TypeRule {
        journeys = journeys == null ? Set.of() : Set.copyOf(journeys);
        words = words == null ? List.of() : List.copyOf(words);
    }

    boolean matches(Collection<Journey> hit, String said) {
        return hit.stream().anyMatch(journeys::contains) || words.stream().anyMatch(word -> isIn(said, word));
    }

    private static boolean isIn(String said, String word) {
        var text = said.toLowerCase(Locale.ROOT);
        var wanted = word.toLowerCase(Locale.ROOT);
        for (var at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            var end = at + wanted.length();
            var begins = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
