package io.muster.triage.notes;

import io.muster.contracts.Actor;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.contracts.Stage;
import io.muster.contracts.TriageEvent.ChecklistTicked;
import io.muster.contracts.TriageEvent.DecisionRecorded;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.durable.Outbox;
import io.muster.triage.record.IncidentRecord;
import io.muster.triage.record.OnIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/**
 * People write down what they learn, decide and have done; in any state of the incident, because learning does not end
 * with it. Fails with {@code incident-unknown} (404) for an id nobody knows.
 */
@ApplicationScoped
public class WriteNotes {

    private final OnIncident onIncident;
    private final Notebook notebook;
    private final Outbox outbox;
    private final ReadNotes readNotes;
    private final Clock clock;

    WriteNotes(OnIncident onIncident, Notebook notebook, Outbox outbox, ReadNotes readNotes, Clock clock) {
        this.onIncident = onIncident;
        this.notebook = notebook;
        this.outbox = outbox;
        this.readNotes = readNotes;
        this.clock = clock;
    }

    public Uni<Note> note(UUID incident, String text, Actor by) {
        return onIncident.write(incident, record -> note(record, text, by));
    }

    /**
     * @param gainOverCustomers whether short-term gain was chosen over customers, knowingly (R21)
     */
    public Uni<RecordedDecision> decide(
            UUID incident, String decision, String customerImpact, boolean gainOverCustomers, Actor by) {
        return onIncident.write(incident, record -> {
            var now = clock.instant();
            var recorded = new RecordedDecision(
                    Ids.at(now), record.id(), now, by, decision, customerImpact, gainOverCustomers);
            var context = record.context(now, by, "Decided by " + by.id());
            return notebook.add(recorded)
                    .chain(() -> outbox.append(
                            new DecisionRecorded(context, recorded.id(), decision, customerImpact, gainOverCustomers)))
                    .replaceWith(recorded);
        });
    }

    /**
     * Ticks an item or takes the tick back; fails with {@code checklist-item-unknown} (404) and {@code
     * checklist-item-of-others} (403).
     *
     * @param stages those whose items the person may tick
     */
    public Uni<ReadNotes.Line> tick(UUID incident, String key, boolean done, Set<Stage> stages, Actor by) {
        return onIncident.write(
                incident,
                record -> readNotes.of(record.id()).flatMap(checklist -> {
                    var item = checklist
                            .find(key)
                            .orElseThrow(() -> new Refusal(
                                    NotesProblem.CHECKLIST_ITEM_UNKNOWN,
                                    "The incident's checklist has no item %s.".formatted(key),
                                    record.id()));
                    if (!stages.contains(item.stage())) {
                        throw new Refusal(
                                NotesProblem.CHECKLIST_ITEM_OF_OTHERS,
                                "Those who work on the incident tick the items of that stage.",
                                record.id());
                    }
                    return notebook.tick(record.id(), key)
                            .flatMap(before -> {
                                var tick = before.orElse(new Tick(record.id(), key, false, clock.instant(), by));
                                return tick.done() == done
                                        ? Uni.createFrom().item(tick)
                                        : change(record, new Tick(record.id(), key, done, clock.instant(), by), item);
                            })
                            .map(tick -> new ReadNotes.Line(item, tick));
                }));
    }

    /** Keeps the figure in the record and its words on the timeline, as a note (R40). */
    public Uni<ConversionFigure> figure(
            UUID incident,
            Journey journey,
            String segment,
            BigDecimal downPercent,
            int minutes,
            String source,
            Actor by) {
        return onIncident.write(incident, record -> {
            var now = clock.instant();
            var figure = new ConversionFigure(
                    Ids.at(now), record.id(), journey, segment, downPercent, minutes, source, now, by);
            return notebook.add(figure)
                    .chain(() -> note(record, figure.words(), by))
                    .replaceWith(figure);
        });
    }

    private Uni<Note> note(IncidentRecord record, String text, Actor by) {
        var now = clock.instant();
        var note = new Note(Ids.at(now), record.id(), now, by, text);
        var context = record.context(now, by, "Noted by " + by.id());
        return notebook.add(note)
                .chain(() -> outbox.append(new NoteAdded(context, note.id(), text)))
                .replaceWith(note);
    }

    private Uni<Tick> change(IncidentRecord record, Tick tick, Checklist.Item item) {
        var reason = (tick.done() ? "Done: " : "Not done after all: ") + item.text();
        var context = record.context(tick.at(), tick.by(), reason);
        return notebook.put(tick)
                .chain(() -> outbox.append(new ChecklistTicked(context, item.stage(), item.key(), tick.done())))
                .replaceWith(tick);
    }
}
