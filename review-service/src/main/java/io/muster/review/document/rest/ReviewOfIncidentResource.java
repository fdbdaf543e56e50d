package io.muster.review.document.rest;

import io.muster.review.document.ReviewReader;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The review of an incident, for those who know the incident only. */
@Path("/incidents/{id}/review")
class ReviewOfIncidentResource {

    private final ReviewReader reader;
    private final ReviewAnswers answers;

    ReviewOfIncidentResource(ReviewReader reader, ReviewAnswers answers) {
        this.reader = reader;
        this.answers = answers;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ReviewAnswers.MARKDOWN, MediaType.TEXT_HTML})
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReviewView.class)),
                @Content(mediaType = ReviewAnswers.MARKDOWN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    public Uni<Response> review(UUID id, @Context Request request) {
        ReviewAnswers.Form form = answers.form(request);
        return reader.readOfIncident(id).map(form::answer);
    }
}
