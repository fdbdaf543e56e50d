package io.muster.triage.notes.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.Stage;
import io.muster.triage.notes.ReadNotes;
import java.time.Instant;

/**
 * A checklist item and its state in one incident.
 *
 * @param at when it was ticked or the tick was taken back; absent while nobody touched it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChecklistItemView(Stage stage, String item, String text, boolean done, Instant at, Actor by) {

    static ChecklistItemView of(ReadNotes.Line line) {
        var item = line.item();
        var tick = line.tick();
        return tick == null
                ? new ChecklistItemView(item.stage(), item.key(), item.text(), false, null, null)
                : new ChecklistItemView(item.stage(), item.key(), item.text(), tick.done(), tick.at(), tick.by());
    }
}
