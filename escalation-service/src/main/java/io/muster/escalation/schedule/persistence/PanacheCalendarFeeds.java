package io.muster.escalation.schedule.persistence;

import io.muster.escalation.schedule.CalendarFeed;
import io.muster.escalation.schedule.CalendarFeeds;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PanacheCalendarFeeds implements CalendarFeeds, PanacheRepositoryBase<CalendarFeedEntity, String> {

    @Override
    public Uni<Void> replace(CalendarFeed feed) {
        String owner = feed.schedule().isPresent() ? "schedule = ?1" : "person = ?1";
        String key = feed.schedule().or(feed::person).orElseThrow();
        return delete(owner, key)
                .chain(() -> persist(CalendarFeedEntity.of(feed)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<CalendarFeed>> find(String tokenHash) {
        return findById(tokenHash).map(found -> Optional.ofNullable(found).map(CalendarFeedEntity::feed));
    }
}
