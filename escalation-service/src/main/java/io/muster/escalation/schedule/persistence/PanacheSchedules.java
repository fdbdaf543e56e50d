package io.muster.escalation.schedule.persistence;

import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.Schedules;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheSchedules implements Schedules, PanacheRepositoryBase<ScheduleEntity, String> {

    @Override
    public Uni<Optional<Schedule>> find(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).map(ScheduleEntity::schedule));
    }

    @Override
    public Uni<List<Schedule>> findAll(Collection<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("id in ?1", keys)
                        .map(found ->
                                found.stream().map(ScheduleEntity::schedule).toList());
    }

    @Override
    public Uni<Void> save(Schedule schedule) {
        return getSession()
                .chain(session -> session.merge(ScheduleEntity.of(schedule)))
                .replaceWithVoid();
    }
}
