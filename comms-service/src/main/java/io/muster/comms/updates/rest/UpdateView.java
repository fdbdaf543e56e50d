package io.muster.comms.updates.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.comms.updates.PublishedUpdate;
import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param publicStatus absent for updates inside the company
 * @param nextUpdateDue absent where no further update is owed
 * @param withdraws the update that this one takes back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UpdateView(
        UUID id,
        UUID incidentId,
        String side,
        List<Audience> audiences,
        String title,
        String text,
        String publicStatus,
        Instant nextUpdateDue,
        UUID withdraws,
        Instant publishedAt,
        Actor publishedBy) {

    static UpdateView of(PublishedUpdate update) {
        return new UpdateView(
                update.id(),
                update.incidentId(),
                update.side().word(),
                update.audiences(),
                update.title(),
                update.text(),
                update.publicStatus() == null ? null : update.publicStatus().word(),
                update.nextUpdateDue(),
                update.withdraws(),
                update.publishedAt(),
                update.by());
    }
}
