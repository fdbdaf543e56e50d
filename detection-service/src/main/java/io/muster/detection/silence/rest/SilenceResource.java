package io.muster.detection.silence.rest;

import io.muster.detection.silence.KeepSilences;
import io.muster.detection.silence.PastSignals.PastSignal;
import io.muster.detection.silence.PreviewSilence;
import io.muster.detection.silence.PreviewSilence.Preview;
import io.muster.detection.silence.Silence;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Silences and maintenance windows as people set them; those that recur too. */
@Path("/silences")
@Tag(name = "silences")
class SilenceResource {

    @Inject
    KeepSilences keepSilences;

    @Inject
    PreviewSilence previewSilence;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** @param hidden how many decisions of the past week it would have hidden @param incidents that would not have been */
    record PreviewView(
            Instant since, int looked, boolean complete, int hidden, List<UUID> incidents, List<HiddenView> samples) {

        static PreviewView of(Preview preview) {
            return new PreviewView(
                    preview.since(),
                    preview.looked(),
                    preview.complete(),
                    preview.hidden(),
                    List.copyOf(preview.incidents()),
                    preview.samples().stream().map(HiddenView::of).toList());
        }
    }

    /** A signal that would have been hidden. */
    record HiddenView(
            UUID id,
            String fingerprint,
            Map<String, String> labels,
            String summary,
            String placement,
            UUID incidentId,
            Instant receivedAt) {

        static HiddenView of(PastSignal signal) {
            return new HiddenView(
                    signal.id(),
                    signal.fingerprint(),
                    signal.labels(),
                    signal.summary(),
                    signal.placement(),
                    signal.incidentId(),
                    signal.receivedAt());
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "Silences and maintenance windows",
            description = "In force, then to come, then those that ended in the last five days")
    public Uni<Page<SilenceView>> list(@Valid @BeanParam PageQuery page) {
        Instant now = clock.instant();
        return keepSilences
                .list()
                .map(all -> Page.of(
                                after(all, page.after()).stream()
                                        .limit(page.rows())
                                        .toList(),
                                page.limit(),
                                silence -> silence.id().toString())
                        .map(silence -> SilenceView.of(silence, null, now)));
    }

    private static List<Silence> after(List<Silence> all, String last) {
        List<Silence> rest = all.stream()
                .dropWhile(silence -> !silence.id().toString().equals(last))
                .skip(1)
                .toList();
        return last == null ? all : rest;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "One of them, and who did what to it")
    public Uni<SilenceView> get(@PathParam("id") UUID id) {
        return keepSilences.withTrail(id).map(found -> SilenceView.of(found.silence(), found.trail(), clock.instant()));
    }

    @POST
    @RolesAllowed({Permission.RESPONDER, Scope.WRITE})
    @Operation(
            summary = "Set a silence or a maintenance window",
            description =
                    "A maintenance window hides no alert with a label measure or loss: a loss of orders is never planned")
    @APIResponse(responseCode = "201", description = "It is set")
    @APIResponse(responseCode = "422", description = "Not valid")
    public Uni<RestResponse<SilenceView>> set(@Valid @NotNull SilenceRequest request) {
        return keepSilences
                .set(request.silence(null, caller.id(), clock.instant()))
                .map(kept -> RestResponse.ResponseBuilder.<SilenceView>create(201)
                        .entity(SilenceView.of(kept, null, clock.instant()))
                        .location(URI.create("/silences/" + kept.id()))
                        .build());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Permission.RESPONDER, Scope.WRITE})
    @Operation(
            summary = "Change one",
            description = "Where the past would be changed, the old one ends and the answer has a new id")
    @APIResponse(responseCode = "200", description = "As it is kept")
    public Uni<SilenceView> change(@PathParam("id") UUID id, @Valid @NotNull SilenceRequest request) {
        return keepSilences
                .set(request.silence(id, caller.id(), clock.instant()))
                .map(kept -> SilenceView.of(kept, null, clock.instant()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Permission.RESPONDER, Scope.WRITE})
    @Operation(summary = "End one now")
    @APIResponse(responseCode = "204", description = "It has ended, perhaps before")
    public Uni<Void> expire(@PathParam("id") UUID id, @QueryParam("reason") @Size(max = 1000) String reason) {
        return keepSilences.expire(id, caller.id(), reason == null ? "ended by a person" : reason);
    }

    @POST
    @Path("/preview")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "What it would have hidden in the past week",
            description = "Looks at the decisions that were kept; start and end do not matter, repeats does")
    public Uni<PreviewView> preview(@Valid @NotNull SilenceRequest request) {
        return previewSilence
                .preview(request.silence(null, caller.id(), clock.instant()), caller.mayReadRestricted())
                .map(PreviewView::of);
    }
}
