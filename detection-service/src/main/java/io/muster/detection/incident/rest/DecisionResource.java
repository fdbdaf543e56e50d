package io.muster.detection.incident.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.incident.DecidedSignal;
import io.muster.detection.incident.DecidedSignal.Placement;
import io.muster.detection.incident.DecidedSignals.Filter;
import io.muster.detection.incident.LookUpIncidents;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of signals, and why. */
@Path("/decisions")
@RolesAllowed({Permission.VIEWER, Scope.READ})
@Tag(name = "decisions")
class DecisionResource {

    @Inject
    LookUpIncidents lookUp;

    @Inject
    Caller caller;

    /** @param outcome incident or minor @param placement new, attached, minor or suppressed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionView(
            UUID id,
            String kind,
            String fingerprint,
            Source source,
            String format,
            String summary,
            String outcome,
            String placement,
            String rule,
            String policyVersion,
            String reason,
            UUID incidentId,
            Instant receivedAt,
            Instant decidedAt,
            UUID countedWith) {

        static DecisionView of(DecidedSignal decided) {
            return new DecisionView(
                    decided.id(),
                    decided.kind(),
                    decided.fingerprint(),
                    decided.source(),
                    decided.format(),
                    decided.summary(),
                    lower(decided.outcome()),
                    lower(decided.placement()),
                    decided.rule(),
                    Long.toString(decided.policyVersion()),
                    decided.reason(),
                    decided.incidentId(),
                    decided.receivedAt(),
                    decided.decidedAt(),
                    decided.countedWith());
        }
    }

    @GET
    @Operation(
            summary = "What was decided about signals, newest first",
            description = "Repetitions of a known alert need no decision")
    public Uni<Page<DecisionView>> decisions(
            @Valid @BeanParam PageQuery page,
            @QueryParam("fingerprint") String fingerprint,
            @QueryParam("incident") UUID incidentId,
            @QueryParam("placement") @Pattern(regexp = "new|attached|minor|suppressed") String placement) {
        Placement wanted = placement == null ? null : Placement.valueOf(placement.toUpperCase(Locale.ROOT));
        return lookUp.decisions(
                        new Filter(fingerprint, incidentId, wanted, page.afterId(), caller.mayReadRestricted()),
                        page.rows())
                .map(rows -> Page.of(rows, page.limit(), decided -> decided.id().toString())
                        .map(DecisionView::of));
    }

    @GET
    @Path("/{signal}")
    @Operation(summary = "What was decided about one signal, and why")
    public Uni<DecisionView> decision(@PathParam("signal") UUID signal) {
        return lookUp.decision(signal, caller.mayReadRestricted()).map(DecisionView::of);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
