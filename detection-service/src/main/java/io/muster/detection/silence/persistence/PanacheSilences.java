package io.muster.detection.silence.persistence;

import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silences;
import io.muster.durable.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheSilences implements Silences, PanacheRepositoryBase<SilenceEntity, UUID> {

    private static final String HOLD = "select cast(id as text), updated_at from silence where id = ?1 for update";
    private static final String NOTE =
            "insert into silence_deed (silence_id, what, who, at, why) values (?1, ?2, ?3, ?4, ?5)";
    private static final String TRAIL = "select what, who, at, why from silence_deed where silence_id = ?1 order by id";

    @Override
    public Uni<List<Silence>> inForce(Instant now) {
        return list("startsAt <= ?1 and endsAt > ?1", now).map(PanacheSilences::silences);
    }

    @Override
    public Uni<Optional<Silence>> find(UUID id) {
        return findById(id).map(entity -> Optional.ofNullable(entity).map(SilenceEntity::silence));
    }

    @Override
    public Uni<Optional<Silence>> locked(UUID id) {
        return Sql.rows(HOLD, id).flatMap(held -> find(id));
    }

    @Override
    public Uni<List<Silence>> endingAfter(Instant time) {
        return list("endsAt > ?1", time).map(PanacheSilences::silences);
    }

    @Override
    public Uni<Void> save(Silence silence) {
        return findById(silence.id())
                .flatMap(known -> {
                    if (known == null) {
                        return persist(SilenceEntity.of(silence)).replaceWithVoid();
                    }
                    known.take(silence);
                    return Uni.createFrom().voidItem();
                })
                .flatMap(saved -> flush());
    }

    @Override
    public Uni<Void> note(Deed deed) {
        return Sql.update(NOTE, deed.silenceId(), deed.what(), deed.who(), deed.at(), deed.why())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Deed>> trail(UUID silenceId) {
        return Sql.rows(TRAIL, silenceId)
                .map(rows -> rows.stream()
                        .map(row -> new Deed(
                                silenceId, (String) row[0], (String) row[1], Sql.instant(row[2]), (String) row[3]))
                        .toList());
    }

    private static List<Silence> silences(List<SilenceEntity> entities) {
        return entities.stream().map(SilenceEntity::silence).toList();
    }
}
