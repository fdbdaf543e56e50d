package io.muster.detection.catalogue.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Journey;
import io.muster.detection.catalogue.Catalogue;
import io.muster.detection.catalogue.CatalogueService;
import io.muster.detection.catalogue.Catalogues.Version;
import io.muster.detection.catalogue.KeepCatalogue;
import io.muster.detection.signal.Labels;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The store's services, what they depend on and which journeys they serve. */
@Path("/catalogue")
@Tag(name = "catalogue")
class CatalogueResource {

    @Inject
    KeepCatalogue keepCatalogue;

    @Inject
    Caller caller;

    /** What is said of a service; its name stands in the path or beside it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServiceRequest(
            @Size(min = 1, max = 100) String team,
            @Size(max = 200) List<@NotBlank @Size(max = 100) String> dependsOn,
            @Size(max = 7) List<@NotNull Journey> journeys) {

        CatalogueService service(String name) {
            return new CatalogueService(
                    Labels.storable(name), team == null ? null : Labels.storable(team), dependsOn, journeys);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServiceBody(
            @NotBlank @Size(max = 100) String name,
            @Size(min = 1, max = 100) String team,
            @Size(max = 200) List<@NotBlank @Size(max = 100) String> dependsOn,
            @Size(max = 7) List<@NotNull Journey> journeys) {

        static ServiceBody of(CatalogueService service) {
            return new ServiceBody(service.name(), service.team(), service.dependsOn(), service.journeys());
        }

        CatalogueService service() {
            return new ServiceRequest(team, dependsOn, journeys).service(name);
        }
    }

    /** @param version the one that the services were made from; absent or 0 for the first */
    record CatalogueRequest(
            @PositiveOrZero long version,
            @NotNull @Size(max = 2000) List<@NotNull @Valid ServiceBody> services) {}

    record CatalogueView(long version, List<ServiceBody> services, Instant changedAt, String changedBy) {

        static CatalogueView of(Catalogue catalogue) {
            return new CatalogueView(
                    catalogue.version(),
                    catalogue.services().values().stream().map(ServiceBody::of).toList(),
                    catalogue.changedAt(),
                    catalogue.changedBy());
        }
    }

    /** @param services how many there were */
    record VersionView(long version, int services, Instant changedAt, String changedBy) {

        static VersionView of(Version version) {
            return new VersionView(version.version(), version.services(), version.changedAt(), version.changedBy());
        }
    }

    /**
     * A service and what breaks with it.
     *
     * @param affects everything that needs it, directly or through others
     * @param needs everything that it needs, directly or through others
     * @param affectedJourneys its own journeys and those of everything that needs it
     */
    record ServiceView(ServiceBody service, Set<String> affects, Set<String> needs, Set<Journey> affectedJourneys) {}

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The whole catalogue")
    public Uni<CatalogueView> current() {
        return keepCatalogue.current().map(CatalogueView::of);
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Every version there was in brief, newest first")
    public Uni<Page<VersionView>> versions(@Valid @BeanParam PageQuery page) {
        return keepCatalogue
                .before(page.afterNumber(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), version -> Long.toString(version.version()))
                        .map(VersionView::of));
    }

    @GET
    @Path("/versions/{version}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The whole catalogue as it was")
    public Uni<CatalogueView> version(@PathParam("version") long version) {
        return keepCatalogue.version(version).map(CatalogueView::of);
    }

    @PUT
    @RolesAllowed({Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Import the catalogue as one document", description = "What is not in it is gone")
    public Uni<CatalogueView> replace(@Valid @NotNull CatalogueRequest request) {
        return keepCatalogue
                .replace(request.services().stream().map(ServiceBody::service).toList(), request.version(), caller.id())
                .map(CatalogueView::of);
    }

    @GET
    @Path("/services/{name}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "One service, and what breaks with it")
    public Uni<ServiceView> service(@PathParam("name") String name) {
        return keepCatalogue
                .service(name)
                .flatMap(service -> keepCatalogue
                        .current()
                        .map(catalogue -> new ServiceView(
                                ServiceBody.of(service),
                                catalogue.dependentsOf(name),
                                catalogue.dependenciesOf(name),
                                catalogue.journeysOf(name))));
    }

    @PUT
    @Path("/services/{name}")
    @RolesAllowed({Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Add or change one service")
    public Uni<ServiceBody> put(
            @PathParam("name") @Size(min = 1, max = 100) String name, @Valid @NotNull ServiceRequest request) {
        return keepCatalogue
                .put(request.service(name), caller.id())
                .map(catalogue -> ServiceBody.of(catalogue.services().get(Labels.storable(name))));
    }

    @DELETE
    @Path("/services/{name}")
    @RolesAllowed({Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Take one service out", description = "Nothing depends on it from then on")
    public Uni<Void> remove(@PathParam("name") String name) {
        return keepCatalogue.remove(name, caller.id()).replaceWithVoid();
    }
}
