package io.muster.triage.calendar.persistence;

import io.muster.triage.calendar.Feed;
import io.muster.triage.calendar.Feeds;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheFeeds implements Feeds, PanacheRepositoryBase<FeedEntity, String> {

    @Override
    public Uni<Optional<Feed>> find(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).map(FeedEntity::toFeed));
    }

    @Override
    public Uni<List<Feed>> all() {
        return list("order by feedKey")
                .map(found -> found.stream().map(FeedEntity::toFeed).toList());
    }

    @Override
    public Uni<Void> put(Feed feed) {
        return findById(feed.key()).flatMap(found -> {
            var entity = found == null ? new FeedEntity() : found;
            entity.write(feed);
            return persist(entity).replaceWithVoid();
        });
    }

    @Override
    public Uni<Boolean> remove(String key) {
        return deleteById(key);
    }
}
