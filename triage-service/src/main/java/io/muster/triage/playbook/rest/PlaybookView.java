package io.muster.triage.playbook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Stage;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.triage.playbook.Playbook;
import java.time.Instant;
import java.util.List;

/**
 * A playbook.
 *
 * @param type absent for one that is only read
 * @param body Markdown; absent in lists
 * @param reviewDueAt when somebody should have read it again; absent for a shipped version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlaybookView(
        String key,
        int version,
        IncidentType type,
        String title,
        String body,
        List<ItemView> checklist,
        String madeBy,
        Instant madeAt,
        Instant reviewDueAt) {

    record ItemView(Stage stage, String key, String text) {}

    static PlaybookView of(Playbook playbook) {
        return of(playbook, playbook.body());
    }

    static PlaybookView head(Playbook playbook) {
        return of(playbook, null);
    }

    private static PlaybookView of(Playbook playbook, String body) {
        return new PlaybookView(
                playbook.key(),
                playbook.version(),
                playbook.type(),
                playbook.title(),
                body,
                playbook.checklist().stream()
                        .map(item -> new ItemView(item.stage(), item.key(), item.text()))
                        .toList(),
                playbook.madeBy(),
                playbook.madeAt(),
                playbook.reviewDueAt());
    }
}
