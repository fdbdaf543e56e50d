package io.muster.triage.notes;

import io.muster.contracts.Actor;
import io.muster.contracts.EventContext;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.contracts.TriageEvent.ChecklistTicked;
import io.muster.contracts.TriageEvent.DecisionRecorded;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.triage.record.Records;
import io.muster.triage.record.TriageIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * People write down what they learn, decide and have done; in any state of the incident, because learning does not end
 * with it. Fails with {@code incident-unknown} (404) for an id nobody knows.
 */
@ApplicationScoped
public class WriteNotes {

    private final UnitOfWork unitOfWork;
    private final Records records;
    private final Notebook notebook;
    private final Outbox outbox;
    private final Checklist checklist;
    private final Clock clock;

    WriteNotes(
            UnitOfWork unitOfWork,
            Records records,
            Notebook notebook,
            Outbox outbox,
            Checklist checklist,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.records = records;
        this.notebook = notebook;
        this.outbox = outbox;
        this.checklist = checklist;
        this.clock = clock;
    }

    public Uni<Note> note(UUID incident, String text, Actor by) {
        var now = clock.instant();
        var note = new Note(Ids.at(now), incident, now, by, text);
        var context = EventContext.internal(incident, now, by, "Noted by " + by.id());
        return onIncident(
                incident,
                () -> notebook.add(note)
                        .chain(() -> outbox.append(new NoteAdded(context, note.id(), text)))
                        .replaceWith(note));
    }

    public Uni<RecordedDecision> decide(UUID incident, String decision, String customerImpact, Actor by) {
        var now = clock.instant();
        var recorded = new RecordedDecision(Ids.at(now), incident, now, by, decision, customerImpact);
        var context = EventContext.internal(incident, now, by, "Decided by " + by.id());
        return onIncident(
                incident,
                () -> notebook.add(recorded)
                        .chain(() -> outbox.append(
                                new DecisionRecorded(context, recorded.id(), decision, customerImpact, false)))
                        .replaceWith(recorded));
    }

    /** Ticks an item or takes the tick back; fails with {@code checklist-item-unknown} (404). */
    public Uni<Tick> tick(UUID incident, String key, boolean done, Actor by) {
        var item = checklist
                .find(key)
                .orElseThrow(() -> new Refusal(
                        NotesProblem.CHECKLIST_ITEM_UNKNOWN, "No checklist has an item %s.".formatted(key), incident));
        var tick = new Tick(incident, key, done, clock.instant(), by);
        return onIncident(
                incident,
                () -> notebook.tick(incident, key).flatMap(before -> {
                    boolean was = before.map(Tick::done).orElse(false);
                    return was == done ? Uni.createFrom().item(before.orElse(tick)) : change(tick, item);
                }));
    }

    private Uni<Tick> change(Tick tick, Checklist.Item item) {
        var reason = (tick.done() ? "Done: " : "Not done after all: ") + item.text();
        var context = EventContext.internal(tick.incident(), tick.at(), tick.by(), reason);
        return notebook.put(tick)
                .chain(() -> outbox.append(new ChecklistTicked(context, item.stage(), item.key(), tick.done())))
                .replaceWith(tick);
    }

    private <T> Uni<T> onIncident(UUID incident, Supplier<Uni<T>> work) {
        return unitOfWork.run(() -> records.lock(incident)
                .invoke(found -> found.orElseThrow(() -> TriageIncident.unknown(incident)))
                .flatMap(known -> work.get()));
    }
}
