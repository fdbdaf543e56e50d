package io.muster.escalation.paging;

import io.muster.durable.merge.MergedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Which incident the answer to a page's message counts for: the page's own, or the one that it lives on in by now. Joins the
 * caller's transaction.
 */
@ApplicationScoped
class AskingPages {

    private final Escalations escalations;
    private final MergedIncidents merged;
    private final TakingOver takingOver;
    private final Clock clock;

    AskingPages(Escalations escalations, MergedIncidents merged, TakingOver takingOver, Clock clock) {
        this.escalations = escalations;
        this.merged = merged;
        this.takingOver = takingOver;
        this.clock = clock;
    }

    /** @param incidentId the one that an answer counts for @param home the page's own */
    record Place(UUID incidentId, UUID home, UUID pageId) {}

    /** To be asked before a gate is entered; empty when there is no such page. */
    Uni<Optional<Place>> placeOf(UUID pageId) {
        return escalations
                .incidentOf(pageId)
                .chain(found -> found.map(home -> survivor(home).map(id -> Optional.of(new Place(id, home, pageId))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** One that has not arrived here yet takes no answers. */
    private Uni<UUID> survivor(UUID home) {
        return merged.survivor(home)
                .chain(survivor -> survivor.equals(home)
                        ? Uni.createFrom().item(home)
                        : escalations.isKnown(survivor).map(known -> known ? survivor : home));
    }

    /** @param escalation of the incident that an answer counts for */
    Uni<TakingOver.Asking> asking(Escalation escalation, Place place) {
        return place.home().equals(place.incidentId())
                ? Uni.createFrom()
                        .item(new TakingOver.Asking(
                                escalation, escalation.page(place.pageId()).orElseThrow()))
                : escalations
                        .find(place.home())
                        .map(home -> takingOver.asking(
                                escalation,
                                home.orElseThrow().page(place.pageId()).orElseThrow(),
                                clock.instant()));
    }
}
