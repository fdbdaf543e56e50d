package io.muster.review.document.rest;

import io.muster.contracts.Refusal;
import io.muster.review.document.Review;
import io.muster.review.document.ReviewEditor;
import io.muster.review.document.ReviewPublisher;
import io.muster.review.document.ReviewReader;
import io.muster.review.document.rest.ReviewRequests.ActionRequest;
import io.muster.review.document.rest.ReviewRequests.PublishRequest;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The reviews: reading them in three forms, writing them, agreeing actions, publishing. */
@Path("/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ReviewResource {

    private final ReviewReader reader;
    private final ReviewEditor editor;
    private final ReviewPublisher publisher;
    private final ReviewAnswers answers;
    private final Caller caller;
    private final Clock clock;

    ReviewResource(
            ReviewReader reader,
            ReviewEditor editor,
            ReviewPublisher publisher,
            ReviewAnswers answers,
            Caller caller,
            Clock clock) {
        this.reader = reader;
        this.editor = editor;
        this.publisher = publisher;
        this.answers = answers;
        this.caller = caller;
        this.clock = clock;
    }

    /** Newest first; {@code published=false} are those still owed. */
    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<ReviewSummaryView>> list(
            @QueryParam("published") Boolean published, @Valid @BeanParam PageQuery query) {
        Instant now = clock.instant();
        return reader.list(published, caller.mayReadRestricted(), before(query), query.rows())
                .map(rows -> Page.of(rows, query.limit(), review -> review.id().toString()))
                .map(page -> page.map(review -> ReviewSummaryView.of(review, now)));
    }

    @GET
    @Path("/{id}")
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
        return reader.read(id).map(form::answer);
    }

    /** Sections by key, in Markdown; null takes a section back to its draft. Others stay as they are. */
    @PUT
    @Path("/{id}/sections")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER})
    public Uni<ReviewSummaryView> edit(UUID id, @NotNull Map<String, String> sections) {
        return editor.edit(id, sections, caller.id()).map(this::summary);
    }

    @POST
    @Path("/{id}/actions")
    @ResponseStatus(201)
    @Idempotent
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER})
    public Uni<ActionView> agree(UUID id, @NotNull @Valid ActionRequest request) {
        return editor.agree(id, request.toProposal(), caller.actor()).map(ActionView::of);
    }

    @DELETE
    @Path("/{id}/actions/{actionId}")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER})
    public Uni<ReviewSummaryView> drop(UUID id, UUID actionId) {
        return editor.drop(id, actionId).map(this::summary);
    }

    /** Publishes the review and closes the incident. */
    @POST
    @Path("/{id}/publish")
    @RolesAllowed({Permission.COMMANDER, Permission.OWNER})
    public Uni<ReviewSummaryView> publish(UUID id, @Valid PublishRequest request) {
        String justification = request == null ? null : request.justification();
        return publisher.publish(id, justification, caller.actor()).map(document -> summary(document.review()));
    }

    private ReviewSummaryView summary(Review review) {
        return ReviewSummaryView.of(review, clock.instant());
    }

    private static UUID before(PageQuery query) {
        String position = query.after();
        try {
            return position == null ? null : UUID.fromString(position);
        } catch (IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one of a list of reviews");
        }
    }
}
