package io.muster.review.document;

import io.muster.contracts.Actor;
import io.muster.contracts.Ids;
import io.muster.contracts.Incident;
import io.muster.contracts.Refusal;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.review.ReviewConfig;
import io.muster.review.timeline.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** What people do to a review before it is published, and to its actions also after. */
@ApplicationScoped
public class ReviewEditor {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Reviews reviews;

    @Inject
    Incidents incidents;

    @Inject
    Outbox outbox;

    @Inject
    ReviewMetrics metrics;

    @Inject
    ReviewConfig config;

    @Inject
    Clock clock;

    /** @param texts by the sections' keys; null takes a section back to its draft */
    public Uni<Review> edit(UUID reviewId, Map<String, String> texts, String by) {
        Map<Section, String> sections = new EnumMap<>(Section.class);
        texts.forEach((key, text) -> sections.put(
                Section.of(key)
                        .orElseThrow(() ->
                                new Refusal(ReviewProblem.SECTION_UNKNOWN, "A review has no section '" + key + "'.")),
                text));
        return change(locked(reviewId), (review, incident) -> review.edited(sections, by, clock.instant()));
    }

    public Uni<Action> agree(UUID reviewId, Action.Proposal proposal, Actor by) {
        Instant now = clock.instant();
        UUID id = Ids.at(now);
        LocalDate today = LocalDate.ofInstant(now, config.deadline().zone());
        return change(
                        locked(reviewId),
                        (review, incident) -> review.agreed(id, proposal, inRole(by, incident), today, now))
                .map(review -> action(review, id));
    }

    public Uni<Review> drop(UUID reviewId, UUID actionId) {
        return change(locked(reviewId), (review, incident) -> review.dropped(actionId));
    }

    public Uni<Action> complete(UUID actionId, String outcome, Actor by) {
        Uni<Review> review = Uni.createFrom()
                .deferred(() -> reviews.lockOfAction(actionId))
                .map(known -> known.orElseThrow(
                        () -> new Refusal(ReviewProblem.ACTION_UNKNOWN, "There is no action " + actionId + ".")));
        return change(
                        review,
                        (found, incident) -> found.completed(actionId, outcome, inRole(by, incident), clock.instant()))
                .map(done -> action(done, actionId));
    }

    private Uni<Review> locked(UUID reviewId) {
        return Uni.createFrom()
                .deferred(() -> reviews.lock(reviewId))
                .map(known -> known.orElseThrow(() -> unknown(reviewId)));
    }

    private Uni<Review> change(Uni<Review> toChange, BiFunction<Review, Incident, Decision> rule) {
        return unitOfWork.run(() -> toChange.chain(review -> incidents
                        .find(review.incidentId())
                        .map(incident -> rule.apply(review, incident.orElse(Incident.of(review.incidentId())))))
                .call(decision -> reviews.save(decision.review()))
                .call(decision -> outbox.append(decision.events()))
                .invoke(decision -> unitOfWork.afterCommit(() -> metrics.told(decision.events())))
                .map(Decision::review));
    }

    private static Action action(Review review, UUID id) {
        return review.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public static Refusal unknown(UUID reviewId) {
        return new Refusal(ReviewProblem.REVIEW_UNKNOWN, "There is no review " + reviewId + ".");
    }

    /** The actor in the role he or she holds in the incident, if any. */
    static Actor inRole(Actor by, Incident incident) {
        if (by.kind() != Actor.Kind.PERSON) {
            return by;
        }
        return incident.rolesOf(by.id()).stream()
                .findFirst()
                .map(role -> Actor.person(by.id(), role))
                .orElse(by);
    }
}
