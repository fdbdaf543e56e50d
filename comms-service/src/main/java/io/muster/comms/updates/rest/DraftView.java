package io.muster.comms.updates.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.comms.updates.Draft;
import io.muster.contracts.Audience;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param state open, approved or dropped
 * @param editedBy whose words they are; absent while they are the template's
 * @param text may hold {@code {next update}}, which becomes the promised time at publication
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftView(
        UUID id,
        UUID incidentId,
        String state,
        String publicStatus,
        List<Audience> audiences,
        String title,
        String text,
        Instant createdAt,
        String editedBy,
        Instant settledAt,
        String approvedBy,
        String droppedBecause) {

    static DraftView of(Draft draft) {
        return switch (draft) {
            case Draft.Open open -> view(open.words(), "open", null, null, null);
            case Draft.Approved approved ->
                view(approved.words(), "approved", approved.at(), approved.by().id(), null);
            case Draft.Dropped dropped -> view(dropped.words(), "dropped", dropped.at(), null, dropped.why());
        };
    }

    private static DraftView view(Draft.Words words, String state, Instant settledAt, String by, String why) {
        return new DraftView(
                words.id(),
                words.incidentId(),
                state,
                words.publicStatus().word(),
                words.audiences(),
                words.title(),
                words.text(),
                words.createdAt(),
                words.editedBy(),
                settledAt,
                by,
                why);
    }
}
