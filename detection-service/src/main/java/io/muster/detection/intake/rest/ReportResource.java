package io.muster.detection.intake.rest;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.intake.FileReport;
import io.muster.detection.intake.FileReport.Report;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** People report what they see, in one step (R24–R26); the receipt tells what became of it. */
@Path("/reports")
@Tag(name = "reports")
class ReportResource {

    @Inject
    FileReport fileReport;

    @Inject
    Caller caller;

    /**
     * @param source who noticed: support, social, marketing, analyst or engineer
     * @param what what is broken, in one line
     * @param type technical, payment, fraud, supply chain or security; of a security report only those are told who work
     *     on incidents
     */
    record ReportRequest(
            @NotNull Source source,
            @NotBlank @Size(max = 500) String what,
            Journey journey,
            @Size(max = 20) List<@NotBlank @Size(max = 100) String> where,
            Instant since,
            @Size(min = 1, max = 100) String service,
            IncidentType type) {}

    record Links(String self) {}

    record Receipt(UUID id, Links links) {}

    @POST
    @Idempotent
    @RolesAllowed({Permission.VIEWER, Scope.WRITE})
    @Operation(summary = "Report what is broken", description = "202 only after the report is durable")
    @APIResponse(responseCode = "202", description = "Taken; the receipt tells its incident")
    public Uni<RestResponse<Receipt>> report(@Valid @NotNull ReportRequest request) {
        return fileReport
                .file(new Report(
                        request.source(),
                        request.what(),
                        request.where(),
                        request.since(),
                        request.journey(),
                        request.service(),
                        request.type(),
                        caller.id()))
                .map(ReportResource::accepted);
    }

    private static RestResponse<Receipt> accepted(UUID id) {
        String self = "/reports/" + id;
        return RestResponse.ResponseBuilder.<Receipt>create(202)
                .entity(new Receipt(id, new Links(self)))
                .location(URI.create(self))
                .build();
    }
}
