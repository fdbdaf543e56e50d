package io.muster.triage.record.rest;

import io.muster.triage.record.SeverityChoices;
import io.muster.triage.record.SeverityChoices.Choices;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** The severities of an incident, where somebody chooses one (R37). */
@Path("/incidents/{id}/severity-choices")
@Produces(MediaType.APPLICATION_JSON)
class SeverityChoicesResource {

    private final SeverityChoices choices;

    SeverityChoicesResource(SeverityChoices choices) {
        this.choices = choices;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<SeverityChoiceView>> choices(UUID id) {
        return choices.of(id).map(SeverityChoicesResource::views);
    }

    private static List<SeverityChoiceView> views(Choices known) {
        return known.definitions().stream()
                .map(definition -> new SeverityChoiceView(
                        definition.severity(),
                        definition.text(),
                        definition.severity() == known.current(),
                        definition.severity() == known.proposed(),
                        definition.severity() == known.proposed() ? known.reason() : null))
                .toList();
    }
}
