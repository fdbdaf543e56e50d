package io.muster.board.live.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.board.incidents.Change;
import io.muster.board.incidents.Reader;
import io.muster.contracts.Incident;
import io.muster.contracts.Severity;
import io.muster.contracts.Stage;
import io.muster.contracts.Status;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * One live event: something happened to an incident, which now stands like this. A reader who does not see what happened
 * learns only that something did.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
        long seq,
        UUID incidentId,
        String label,
        Severity severity,
        Status status,
        Stage stage,
        String type,
        String title,
        Instant at,
        String text) {

    static ChangeView of(Change change, Reader reader) {
        Incident incident = change.incident().state();
        boolean seen = reader.sees(change.entry());
        return new ChangeView(
                change.seq(),
                incident.id(),
                incident.label(),
                incident.severity(),
                incident.status(),
                incident.stage(),
                seen ? change.entry().type() : null,
                seen ? change.entry().title() : null,
                seen ? change.entry().at() : null,
                seen ? change.entry().text() : null);
    }
}
