package io.muster.triage.playbook.rest;

import io.muster.contracts.Stage;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.triage.notes.Checklist;
import io.muster.triage.playbook.Playbook;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The next version of a playbook, or a new one.
 *
 * @param version the version it was made from; absent or 0 for a new one
 * @param type absent for one that is only read
 * @param body Markdown
 */
record PlaybookRequest(
        @PositiveOrZero int version,
        IncidentType type,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 50_000) String body,

        @NotNull @Size(max = 30) List<@NotNull @Valid ItemRequest> checklist) {

    record ItemRequest(
            @NotNull Stage stage,

            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,99}")
            String key,

            @NotBlank @Size(max = 300) String text) {}

    Playbook toPlaybook(String key) {
        var items = checklist.stream()
                .map(item -> new Checklist.Item(item.stage(), item.key(), item.text()))
                .toList();
        return new Playbook(key, version, type, title, body, items, null, null);
    }
}
