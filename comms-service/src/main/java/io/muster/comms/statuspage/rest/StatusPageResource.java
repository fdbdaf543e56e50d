package io.muster.comms.statuspage.rest;

import io.muster.comms.statuspage.StatusPageDesk;
import io.muster.web.Page;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the public page is called, and the parts of the store that it names. */
@Path("/")
class StatusPageResource {
    private static final String KEY = "[a-z0-9][a-z0-9-]{0,62}";

    private final StatusPageDesk desk;

    StatusPageResource(StatusPageDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/page")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The public page's name and address")
    public Uni<PageView> page() {
        return desk.page().map(PageView::of);
    }

    @PUT
    @Path("/page")
    @RolesAllowed({Permission.COMMUNICATIONS, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Name the public page")
    public Uni<PageView> put(@NotNull @Valid PageRequest request) {
        return desk.put(request.name(), request.url(), request.timeZone()).map(PageView::of);
    }

    @GET
    @Path("/components")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The parts of the store that the page names, in its order")
    public Uni<Page<ComponentView>> components() {
        return desk.components()
                .map(components ->
                        new Page<>(components.stream().map(ComponentView::of).toList(), null));
    }

    @GET
    @Path("/components/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A part of the store")
    public Uni<ComponentView> component(String key) {
        return desk.component(key).map(ComponentView::of);
    }

    @PUT
    @Path("/components/{key}")
    @RolesAllowed({Permission.COMMUNICATIONS, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Add or change a part of the store")
    public Uni<ComponentView> put(@Pattern(regexp = KEY) String key, @NotNull @Valid ComponentRequest request) {
        return desk.put(key, request.name(), request.description(), request.journeys(), request.position())
                .map(ComponentView::of);
    }
}
