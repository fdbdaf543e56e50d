package io.muster.triage.calendar.rest;

import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.KeepCalendar;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The business calendar's campaigns (R39). */
@Path("/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CampaignResource {

    private static final String KEY = "[a-z0-9][a-z0-9-]{0,99}";

    private final KeepCalendar calendar;

    CampaignResource(KeepCalendar calendar) {
        this.calendar = calendar;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<CampaignView>> campaigns(@Valid @BeanParam PageQuery page) {
        return calendar.after(page.after(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), Campaign::key).map(CampaignView::of));
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<CampaignView> campaign(String key) {
        return calendar.get(key).map(CampaignView::of);
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({Permission.OWNER, Scope.WRITE})
    public Uni<CampaignView> put(@Pattern(regexp = KEY) String key, @NotNull @Valid CampaignRequest request) {
        return calendar.put(request.toCampaign(key)).map(CampaignView::of);
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed({Permission.OWNER, Scope.WRITE})
    public Uni<Void> remove(String key) {
        return calendar.remove(key);
    }
}
