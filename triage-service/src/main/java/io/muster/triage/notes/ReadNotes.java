package io.muster.triage.notes;

import io.muster.triage.playbook.AttachPlaybook;
import io.muster.triage.record.OnIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was written down. Fails with {@code incident-unknown} (404) for an id nobody knows. */
@ApplicationScoped
public class ReadNotes {

    /** An item of the incident's checklist. @param tick null while nobody touched it */
    public record Line(Checklist.Item item, Tick tick) {}

    private final OnIncident onIncident;
    private final Notebook notebook;
    private final Checklist checklist;
    private final AttachPlaybook playbooks;

    ReadNotes(OnIncident onIncident, Notebook notebook, Checklist checklist, AttachPlaybook playbooks) {
        this.onIncident = onIncident;
        this.notebook = notebook;
        this.checklist = checklist;
        this.playbooks = playbooks;
    }

    /** See {@link Notebook#notes}. */
    public Uni<List<Note>> notes(UUID incident, UUID after, int count) {
        return onIncident.read(incident, record -> notebook.notes(record.id(), after, count));
    }

    /** See {@link Notebook#decisions}. */
    public Uni<List<RecordedDecision>> decisions(UUID incident, UUID after, int count) {
        return onIncident.read(incident, record -> notebook.decisions(record.id(), after, count));
    }

    /** Every figure of an incident, oldest first. */
    public Uni<List<ConversionFigure>> figures(UUID incident) {
        return onIncident.read(incident, record -> notebook.figures(record.id()));
    }

    /** What every incident has to do, and what its playbook adds, stage by stage. */
    public Uni<List<Line>> checklist(UUID incident) {
        return onIncident.read(
                incident,
                record -> of(record.id())
                        .flatMap(own -> notebook.ticks(record.id()).map(ticks -> lines(own, ticks))));
    }

    /** The checklist of an incident; in the caller's transaction. */
    Uni<Checklist> of(UUID incident) {
        return playbooks
                .of(incident)
                .map(playbook ->
                        playbook.map(found -> checklist.with(found.checklist())).orElse(checklist));
    }

    private static List<Line> lines(Checklist checklist, List<Tick> ticks) {
        var byItem = ticks.stream().collect(Collectors.toMap(Tick::item, Function.identity()));
        return checklist.items().stream()
                .map(item -> new Line(item, byItem.get(item.key())))
                .toList();
    }
}
