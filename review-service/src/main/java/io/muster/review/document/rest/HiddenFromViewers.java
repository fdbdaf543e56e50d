package io.muster.review.document.rest;

import io.muster.contracts.Refusal;
import io.muster.review.document.ReviewReader;
import io.muster.review.timeline.TimelineProblem;
import io.muster.web.HiddenIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class HiddenFromViewers implements HiddenIncidents {

    private final ReviewReader reader;

    HiddenFromViewers(ReviewReader reader) {
        this.reader = reader;
    }

    @Override
    public Uni<Boolean> isHidden(UUID incident, String person) {
        return reader.isRestricted(incident);
    }

    @Override
    public Refusal unknown(UUID incident) {
        return TimelineProblem.unknown(incident);
    }
}
