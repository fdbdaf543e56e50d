package io.muster.resolution.mitigation.rest;

import io.muster.resolution.mitigation.KeepCatalogue;
import io.muster.resolution.mitigation.MitigationAction;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The catalogue of what other systems may be asked to do. */
@Path("/mitigation-actions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MitigationActionResource {

    private static final String KEY = "[a-z0-9][a-z0-9-]{0,99}";

    private final KeepCatalogue catalogue;

    MitigationActionResource(KeepCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<MitigationActionView>> actions(@Valid @BeanParam PageQuery page) {
        return catalogue
                .after(page.after(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), MitigationAction::key).map(MitigationActionView::of));
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<MitigationActionView> action(String key) {
        return catalogue.get(key).map(MitigationActionView::of);
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({Permission.ADMIN, Permission.OWNER})
    public Uni<MitigationActionView> put(
            @Pattern(regexp = KEY) String key, @NotNull @Valid MitigationActionRequest request) {
        return catalogue.put(request.toDraft(key)).map(MitigationActionView::of);
    }
}
