package io.muster.detection.integration.rest;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.integration.Activity;
import io.muster.detection.integration.Integration;
import io.muster.detection.integration.KeepIntegrations;
import io.muster.detection.integration.KeepIntegrations.NewIntegration;
import io.muster.detection.integration.SilenceAccess;
import io.muster.detection.integration.WatchActivity;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
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
    WatchActivity activity;

    @Inject
    Caller caller;

    /**
     * @param source how what it sends came to be known; monitoring when absent
     * @param kind what it is made for; any when absent
     * @param perSecond how many requests it may make each second on each replica; the usual number when absent
     * @param secret what it signs its requests with, as Sentry and Grafana can
     * @param key one that its senders have already, so that only their address changes; a new one when absent
     * @param silences what the key may do with silences by Alertmanager's API; none when absent
     */
    record IntegrationRequest(
            @NotBlank @Size(max = 100) String name,
            Source source,
            @Pattern(regexp = IntegrationView.KINDS) String kind,
            @Min(1) @Max(1_000_000) Integer perSecond,
            @Size(min = 8, max = 500) String secret,
            @Pattern(regexp = "[A-Za-z0-9_-]{32,100}") String key,
            @Pattern(regexp = IntegrationView.ACCESSES) String silences) {

        NewIntegration wanted() {
            return new NewIntegration(
                    name,
                    source == null ? Source.MONITORING : source,
                    IntegrationView.kindOf(kind),
                    perSecond,
                    secret,
                    key,
                    silences == null ? SilenceAccess.NONE : IntegrationView.accessOf(silences));
        }
    }

    /** @param secret left as it is when absent; empty when it signs no more @param silences left when absent */
    record TermsRequest(
            @NotNull @Pattern(regexp = IntegrationView.KINDS)
            String kind,

            @Min(1) @Max(1_000_000) Integer perSecond,
            @Pattern(regexp = "|.{8,500}") String secret,
            @Pattern(regexp = IntegrationView.ACCESSES) String silences) {}

    @POST
    @Operation(summary = "Give a system a key", description = "The key stands in this answer and nowhere else")
    @APIResponse(responseCode = "201", description = "Made")
    @APIResponse(responseCode = "409", description = "Another integration has this name")
    public Uni<RestResponse<IntegrationView>> create(@Valid @NotNull IntegrationRequest request) {
        return keepIntegrations
                .create(request.wanted(), caller.id())
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
                .list(page.afterId(), page.rows())
                .flatMap(rows -> activity.of(rows.stream().map(Integration::id).toList())
                        .map(seen -> Page.of(
                                        rows,
                                        page.limit(),
                                        integration -> integration.id().toString())
                                .map(integration -> IntegrationView.of(integration, seen.get(integration.id())))));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One integration, and what came from it")
    public Uni<IntegrationView> get(@PathParam("id") UUID id) {
        return keepIntegrations
                .get(id)
                .flatMap(found ->
                        activity.of(List.of(id)).map(seen -> IntegrationView.of(found, seen.get(found.id()))));
    }

    @GET
    @Path("/{id}/rejected")
    @Operation(
            summary = "The last requests of an integration that were refused, newest first",
            description = "Their beginning, with what looks like a secret masked")
    public Uni<List<RejectedView>> rejected(@PathParam("id") UUID id) {
        return activity.rejected(id)
                .map(payloads -> payloads.stream().map(RejectedView::of).toList());
    }

    @PUT
    @Path("/{id}/terms")
    @Operation(summary = "Change how much it may send and what it signs with", description = "Its key stays")
    public Uni<IntegrationView> change(@PathParam("id") UUID id, @Valid @NotNull TermsRequest request) {
        return keepIntegrations
                .change(
                        id,
                        IntegrationView.kindOf(request.kind()),
                        request.perSecond(),
                        request.secret(),
                        IntegrationView.accessOf(request.silences()))
                .map(changed -> IntegrationView.of(changed, (Activity) null));
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
}
