package io.muster.detection.integration.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Refusal;
import io.muster.detection.integration.Integration;
import io.muster.detection.integration.KeepIntegrations;
import io.muster.detection.integration.KeepIntegrations.WithKey;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** API keys of the systems that send signals. */
@Path("/integrations")
@RolesAllowed(Permission.ADMIN)
@Tag(name = "integrations")
class IntegrationResource {

    @Inject
    KeepIntegrations keepIntegrations;

    @Inject
    Caller caller;

    /** @param source how what it sends came to be known; monitoring when absent */
    record IntegrationRequest(@NotBlank @Size(max = 100) String name, Source source) {}

    /** @param key in clear, only in the answer that made it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IntegrationView(
            UUID id,
            String name,
            Source source,
            String key,
            Instant createdAt,
            String createdBy,
            Instant rotatedAt,
            Instant previousKeyUntil,
            Instant revokedAt) {

        static IntegrationView of(Integration integration, String key) {
            return new IntegrationView(
                    integration.id(),
                    integration.name(),
                    integration.source(),
                    key,
                    integration.createdAt(),
                    integration.createdBy(),
                    integration.rotatedAt(),
                    integration.previousKeyUntil(),
                    integration.revokedAt());
        }

        static IntegrationView of(WithKey made) {
            return of(made.integration(), made.key());
        }
    }

    @POST
    @Operation(summary = "Give a system a key", description = "The key stands in this answer and nowhere else")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "409", description = "Another integration has this name")
    public Uni<RestResponse<IntegrationView>> create(@Valid @NotNull IntegrationRequest request) {
        Source source = request.source() == null ? Source.MONITORING : request.source();
        return keepIntegrations
                .create(request.name(), source, caller.id())
                .map(made -> RestResponse.ResponseBuilder.<IntegrationView>create(201)
                        .entity(IntegrationView.of(made))
                        .location(
                                URI.create("/integrations/" + made.integration().id()))
                        .header("Cache-Control", "no-store")
                        .build());
    }

    @GET
    @Operation(summary = "Who has a key")
    public Uni<Page<IntegrationView>> list(@Valid @BeanParam PageQuery page) {
        return keepIntegrations
                .list(after(page), page.rows())
                .map(rows -> Page.of(
                                rows,
                                page.limit(),
                                integration -> integration.id().toString())
                        .map(integration -> IntegrationView.of(integration, null)));
    }

    @POST
    @Path("/{id}/rotate")
    @Operation(summary = "Give a new key", description = "The previous one works on for an hour")
    @APIResponse(responseCode = "200", description = "The new key")
    public Uni<RestResponse<IntegrationView>> rotate(@PathParam("id") UUID id) {
        return keepIntegrations
                .rotate(id)
                .map(made -> RestResponse.ResponseBuilder.ok(IntegrationView.of(made))
                        .header("Cache-Control", "no-store")
                        .build());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Take the key away")
    @APIResponse(responseCode = "204", description = "Its keys do not work any more")
    public Uni<Void> revoke(@PathParam("id") UUID id) {
        return keepIntegrations.revoke(id);
    }

    private static UUID after(PageQuery page) {
        try {
            return page.after() == null ? null : UUID.fromString(page.after());
        } catch (IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this service gave out");
        }
    }
}
