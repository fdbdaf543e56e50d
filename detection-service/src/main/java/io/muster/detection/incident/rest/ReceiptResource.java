package io.muster.detection.incident.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.detection.incident.DecidedSignal;
import io.muster.detection.incident.DetectedIncident;
import io.muster.detection.incident.LookUpIncidents;
import io.muster.detection.incident.LookUpIncidents.Receipt;
import io.muster.detection.report.ReportGroup;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a report. */
@Path("/reports")
@Tag(name = "reports")
class ReceiptResource {

    @Inject
    LookUpIncidents lookUp;

    @Inject
    Caller caller;

    /**
     * @param state pending, attached, new or minor
     * @param countedWith the report that it is counted on, because it says the same; absent for the first of its kind
     * @param reports how many say the same by now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptView(
            UUID id, String state, UUID incidentId, Long number, String reason, UUID countedWith, Integer reports) {

        static ReceiptView of(Receipt receipt) {
            return new ReceiptView(
                    receipt.id(),
                    receipt.decided()
                            .map(decided -> decided.placement().name().toLowerCase(Locale.ROOT))
                            .orElse("pending"),
                    receipt.incident().map(DetectedIncident::id).orElse(null),
                    receipt.incident().map(DetectedIncident::number).orElse(null),
                    receipt.decided().map(DecidedSignal::reason).orElse(null),
                    receipt.decided().map(DecidedSignal::countedWith).orElse(null),
                    receipt.group().map(ReportGroup::count).orElse(null));
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "What became of a report", description = "pending until the engine has read it")
    public Uni<ReceiptView> report(@PathParam("id") UUID id) {
        return lookUp.receipt(id, caller.mayReadRestricted()).map(ReceiptView::of);
    }
}
