package io.muster.triage.notes.persistence;

import io.muster.triage.notes.ConversionFigure;
import io.muster.triage.notes.Note;
import io.muster.triage.notes.Notebook;
import io.muster.triage.notes.RecordedDecision;
import io.muster.triage.notes.Tick;
import io.muster.triage.notes.persistence.TickEntity.TickId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheNotebook implements Notebook {

    private static final int ALL_FIGURES = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Override
    public Uni<Void> add(Note note) {
        return Panache.getSession().flatMap(session -> session.persist(NoteEntity.of(note)));
    }

    @Override
    public Uni<List<Note>> notes(UUID incident, UUID after, int count) {
        return following(NoteEntity.class, incident, after, count)
                .map(found -> found.stream().map(NoteEntity::toNote).toList());
    }

    @Override
    public Uni<Void> add(RecordedDecision decision) {
        return Panache.getSession().flatMap(session -> session.persist(DecisionEntity.of(decision)));
    }

    @Override
    public Uni<List<RecordedDecision>> decisions(UUID incident, UUID after, int count) {
        return following(DecisionEntity.class, incident, after, count)
                .map(found -> found.stream().map(DecisionEntity::toDecision).toList());
    }

    @Override
    public Uni<Void> add(ConversionFigure figure) {
        return Panache.getSession().flatMap(session -> session.persist(ConversionFigureEntity.of(figure)));
    }

    @Override
    public Uni<List<ConversionFigure>> figures(UUID incident) {
        return following(ConversionFigureEntity.class, incident, null, ALL_FIGURES)
                .map(found ->
                        found.stream().map(ConversionFigureEntity::toFigure).toList());
    }

    @Override
    public Uni<Optional<Tick>> tick(UUID incident, String item) {
        return find(incident, item).map(found -> Optional.ofNullable(found).map(TickEntity::toTick));
    }

    @Override
    public Uni<List<Tick>> ticks(UUID incident) {
        return Panache.getSession()
                .flatMap(session -> session.createQuery(
                                "from TickEntity where id.incidentId = :incident", TickEntity.class)
                        .setParameter("incident", incident)
                        .getResultList())
                .map(found -> found.stream().map(TickEntity::toTick).toList());
    }

    @Override
    public Uni<Void> put(Tick tick) {
        return find(tick.incident(), tick.item()).flatMap(found -> {
            var entity = found == null ? new TickEntity() : found;
            entity.write(tick);
            return Panache.getSession().flatMap(session -> session.persist(entity));
        });
    }

    private static Uni<TickEntity> find(UUID incident, String item) {
        return Panache.getSession().flatMap(session -> session.find(TickEntity.class, new TickId(incident, item)));
    }

    // Ids are UUIDv7: their order is the order of writing.
    private static <E> Uni<List<E>> following(Class<E> entity, UUID incident, UUID after, int count) {
        var query =
                "from %s where incidentId = :incident and id > :after order by id".formatted(entity.getSimpleName());
        return Panache.getSession()
                .flatMap(session -> session.createQuery(query, entity)
                        .setParameter("incident", incident)
                        .setParameter("after", after == null ? BEFORE_ALL : after)
                        .setMaxResults(count)
                        .getResultList());
    }
}
