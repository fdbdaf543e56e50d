package io.muster.detection.incident.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.incident.DeclareIncident;
import io.muster.detection.incident.DeclareIncident.Declaration;
import io.muster.detection.incident.DetectedIncident;
import io.muster.detection.incident.LookUpIncidents;
import io.muster.detection.signal.Labels;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Incidents: declared by anyone, looked up by everyone. */
@Path("/incidents")
@Tag(name = "incidents")
class IncidentResource {

    @Inject
    DeclareIncident declareIncident;

    @Inject
    LookUpIncidents lookUp;

    @Inject
    DetectionMetrics metrics;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * What is broken, where, since when (R29).
     *
     * @param since now when absent; none that lies ahead
     * @param proposedSeverity by the declaration policy when absent
     * @param type technical, payment, fraud, supply chain or security, which is restricted from the start
     * @param reason why it is an incident
     */
    record DeclarationRequest(
            @NotBlank @Size(max = 300) String what,
            @Size(max = 20) List<@NotBlank @Size(max = 100) String> where,
            Instant since,
            @Size(max = 7) List<@NotNull Journey> journeys,
            @Size(min = 1, max = 100) String service,
            Severity proposedSeverity,
            IncidentType type,
            @NotBlank @Size(max = 1000) String reason) {

        Declaration declaration(Caller caller) {
            return new Declaration(
                    Labels.storable(what),
                    where == null
                            ? List.of()
                            : where.stream().map(Labels::storable).toList(),
                    since,
                    journeys == null ? List.of() : journeys.stream().distinct().toList(),
                    service == null ? null : Labels.storable(service),
                    proposedSeverity,
                    type,
                    Labels.storable(reason),
                    caller.actor());
        }
    }

    record Declared(UUID id, long number) {}

    @POST
    @Idempotent
    @RolesAllowed({Permission.VIEWER, Scope.WRITE})
    @Operation(
            summary = "Declare an incident",
            description =
                    "Where one is open for one of the journeys (else for the service), that one is named with 409")
    @APIResponse(
            responseCode = "200",
            description = "It belongs to an incident that was resolved a short while ago and is worked on again")
    @APIResponse(responseCode = "201", description = "It exists; people are found and told by the other stages")
    @APIResponse(responseCode = "409", description = "An incident of the same scope is open: incidentId names it")
    public Uni<RestResponse<Declared>> declare(@Valid @NotNull DeclarationRequest request) {
        return declareIncident
                .declare(request.declaration(caller), caller.mayReadRestricted())
                .invoke(this::count)
                .map(IncidentResource::answer);
    }

    private void count(DeclareIncident.Declared declared) {
        if (declared.opened()) {
            DetectedIncident incident = declared.incident();
            metrics.opened(incident.source().name(), incident.proposedSeverity().name());
        }
    }

    private static RestResponse<Declared> answer(DeclareIncident.Declared declared) {
        DetectedIncident incident = declared.incident();
        return RestResponse.ResponseBuilder.<Declared>create(declared.opened() ? 201 : 200)
                .entity(new Declared(incident.id(), incident.number()))
                .location(URI.create("/incidents/" + incident.id()))
                .build();
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Incidents, newest first")
    public Uni<Page<IncidentView>> list(@Valid @BeanParam PageQuery page) {
        Instant now = clock.instant();
        return lookUp.newest(before(page), caller.mayReadRestricted(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), incident -> Long.toString(incident.number()))
                        .map(incident -> IncidentView.of(incident, null, now)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "One incident, and how its alerts stand")
    public Uni<IncidentView> get(@PathParam("id") UUID id) {
        return lookUp.incident(id).map(found -> IncidentView.of(found, clock.instant()));
    }

    private static Long before(PageQuery page) {
        try {
            return page.after() == null ? null : Long.valueOf(page.after());
        } catch (NumberFormatException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this service gave out");
        }
    }
}
