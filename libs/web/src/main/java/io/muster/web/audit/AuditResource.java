package io.muster.web.audit;

import io.muster.contracts.Refusal;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/audit")
@Tag(name = "audit")
class AuditResource {

    @Inject
    AuditTrail trail;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Permission.ADMIN)
    @Operation(summary = "Who changed what, newest first")
    public Uni<Page<AuditEntry>> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("person") String person,
            @QueryParam("incident") UUID incidentId) {
        return trail.list(before(page), person, incidentId, page.rows())
                .map(rows -> Page.of(rows, page.limit(), entry -> Long.toString(entry.id())));
    }

    private static Long before(PageQuery page) {
        String after = page.after();
        try {
            return after == null ? null : Long.valueOf(after);
        } catch (NumberFormatException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this service gave out");
        }
    }
}
