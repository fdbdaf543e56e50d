package io.muster.escalation.auditor.rest;

import io.muster.escalation.auditor.AuditPaging;
import io.muster.escalation.auditor.Ledger;
import io.muster.escalation.restriction.WhoMayKnow;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/paging-audit")
@Tag(name = "audit of paging")
@Produces(MediaType.APPLICATION_JSON)
class PagingAuditResource {

    private final AuditPaging audit;
    private final WhoMayKnow whoMayKnow;
    private final Caller caller;

    PagingAuditResource(AuditPaging audit, WhoMayKnow whoMayKnow, Caller caller) {
        this.audit = audit;
        this.whoMayKnow = whoMayKnow;
        this.caller = caller;
    }

    /** @param incidentId null where it concerns no single incident @param since when it was first found */
    record FindingView(String kind, UUID incidentId, String subject, String detail, Instant since) {

        static FindingView of(Ledger.OpenFinding open) {
            return new FindingView(
                    open.finding().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    open.finding().incidentId().orElse(null),
                    open.finding().subject(),
                    open.finding().detail(),
                    open.since());
        }
    }

    record ReportView(boolean allWell, List<FindingView> findings) {}

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "Whether every page that was due was sent",
            description = "Recomputed from the stream, apart from what pages people.")
    public Uni<ReportView> report() {
        return audit.open()
                .flatMap(this::known)
                .map(open -> new ReportView(
                        open.isEmpty(), open.stream().map(FindingView::of).toList()));
    }

    /** What concerns an incident that the caller may not know of is left out. */
    private Uni<List<Ledger.OpenFinding>> known(List<Ledger.OpenFinding> open) {
        if (caller.mayReadRestricted()) {
            return Uni.createFrom().item(open);
        }
        List<UUID> incidents = open.stream()
                .flatMap(found -> found.finding().incidentId().stream())
                .toList();
        return whoMayKnow
                .hiddenFrom(caller.id(), incidents)
                .map(hidden -> open.stream()
                        .filter(found -> found.finding()
                                .incidentId()
                                .filter(hidden::contains)
                                .isEmpty())
                        .toList());
    }
}
