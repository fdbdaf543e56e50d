package io.muster.review.document.persistence;

import io.muster.review.document.Action;
import io.muster.review.document.Review;
import io.muster.review.document.Reviews;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PanacheReviews implements Reviews, PanacheRepositoryBase<ReviewEntity, UUID> {

    // What was resolved, came back and was merged then is reviewed with the incident that it lives on in.
    private static final String NOT_MERGED =
            "(publishedAt is not null or incidentId not in (select id from IncidentStateEntity where status = MERGED))";

    private static final String ACTIONS = "from ReviewActionEntity where reviewId in (:reviews) order by agreedAt, id";

    @Override
    public Uni<Optional<Review>> lock(UUID id) {
        return lock("id = :id", id);
    }

    @Override
    public Uni<Optional<Review>> lockOfIncident(UUID incidentId) {
        return lock("incident_id = :id", incidentId);
    }

    @Override
    public Uni<Optional<Review>> lockOfAction(UUID actionId) {
        return lock("id = (select review_id from review_action where id = :id)", actionId);
    }

    @Override
    public Uni<Optional<UUID>> incidentOf(UUID id) {
        return getSession()
                .chain(session -> session.createNativeQuery("select incident_id from review where id = :id", UUID.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Optional<Review>> find(UUID id) {
        return findById(id).chain(this::withActions);
    }

    @Override
    public Uni<Optional<Review>> findOfIncident(UUID incidentId) {
        return find("incidentId", incidentId).firstResult().chain(this::withActions);
    }

    @Override
    public Uni<List<Review>> list(Boolean published, boolean restricted, UUID before, int rows) {
        List<String> where = new ArrayList<>(List.of(NOT_MERGED));
        if (published != null) {
            where.add("publishedAt is " + (published ? "not null" : "null"));
        }
        if (!restricted) {
            where.add("incidentId not in (select id from IncidentStateEntity where restricted = true)");
        }
        Object[] parameters = before == null ? new Object[0] : new Object[] {before};
        if (before != null) {
            where.add("id < ?1");
        }
        return find(String.join(" and ", where) + " order by id desc", parameters)
                .page(0, rows)
                .list()
                .chain(this::withActions);
    }

    @Override
    public Uni<Void> save(Review review) {
        return findById(review.id())
                .chain(entity -> entity == null ? insert(review) : update(entity, review))
                .chain(this::getSession)
                .chain(session -> saveActions(session, review));
    }

    // Flushed at once, so that the row is there before the actions that refer to it.
    private Uni<ReviewEntity> insert(Review review) {
        ReviewEntity entity = new ReviewEntity();
        entity.write(review);
        return persistAndFlush(entity);
    }

    private static Uni<ReviewEntity> update(ReviewEntity entity, Review review) {
        entity.write(review);
        return Uni.createFrom().item(entity);
    }

    private Uni<Void> saveActions(Mutiny.Session session, Review review) {
        return actions(session, List.of(review.id())).chain(stored -> {
            Map<UUID, ReviewActionEntity> left =
                    stored.stream().collect(Collectors.toMap(action -> action.id, Function.identity()));
            List<ReviewActionEntity> added = new ArrayList<>();
            for (Action action : review.actions()) {
                ReviewActionEntity entity = left.remove(action.id());
                if (entity == null) {
                    added.add(ReviewActionEntity.of(review.id(), action));
                } else {
                    entity.write(action);
                }
            }
            return session.persistAll(added.toArray())
                    .chain(() -> session.removeAll(left.values().toArray()));
        });
    }

    private Uni<Optional<Review>> lock(String where, UUID id) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select id from review where " + where + " for update", UUID.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .chain(locked -> locked == null ? Uni.createFrom().item(Optional.empty()) : find(locked));
    }

    private Uni<Optional<Review>> withActions(ReviewEntity entity) {
        return entity == null
                ? Uni.createFrom().item(Optional.empty())
                : withActions(List.of(entity)).map(reviews -> Optional.of(reviews.getFirst()));
    }

    private Uni<List<Review>> withActions(List<ReviewEntity> entities) {
        List<UUID> ids = entities.stream().map(entity -> entity.id).toList();
        return getSession().chain(session -> actions(session, ids)).map(actions -> {
            Map<UUID, List<Action>> byReview = actions.stream()
                    .collect(Collectors.groupingBy(
                            action -> action.reviewId,
                            Collectors.mapping(ReviewActionEntity::toAction, Collectors.toList())));
            return entities.stream()
                    .map(entity -> entity.toReview(byReview.getOrDefault(entity.id, List.of())))
                    .toList();
        });
    }

    private static Uni<List<ReviewActionEntity>> actions(Mutiny.Session session, List<UUID> reviews) {
        return reviews.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery(ACTIONS, ReviewActionEntity.class)
                        .setParameter("reviews", reviews)
                        .getResultList();
    }
}
