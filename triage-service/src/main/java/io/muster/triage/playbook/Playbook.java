package io.muster.triage.playbook;

import io.muster.contracts.ReviewTerm;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.triage.notes.Checklist;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What to do in an incident of a type (R6, R7): words for people and a checklist. Every change is a new version; an
 * incident keeps the version that was attached to it (R18).
 *
 * @param key unique; the store's own name for it
 * @param version counts from 1
 * @param type the type whose incidents it is attached to; null for one that is only read
 * @param body Markdown
 * @param checklist items beside those that every incident has
 * @param madeBy null for a shipped version
 * @param madeAt null for a shipped version
 */
public record Playbook(
        String key,
        int version,
        IncidentType type,
        String title,
        String body,
        List<Checklist.Item> checklist,
        String madeBy,
        Instant madeAt) {

    public Playbook {
        checklist = checklist == null ? List.of() : List.copyOf(checklist);
    }

    /** When somebody should have read it again; null for a shipped version, which nobody has taken over yet. */
    public Instant reviewDueAt() {
        return ReviewTerm.dueAt(madeAt);
    }

    /** Whether all the words are in its title, its body or its checklist, in any case. */
    public boolean says(String words) {
        var all = (title + "\n" + body + "\n" + checklist).toLowerCase(Locale.ROOT);
        return words == null
                || Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                        .allMatch(all::contains);
    }
}
