package io.muster.triage.playbook.rest;

import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.triage.playbook.KeepPlaybooks;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** Playbooks: findable by every role (R5). */
@Path("/playbooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PlaybookResource {

    private final KeepPlaybooks playbooks;
    private final Caller caller;

    PlaybookResource(KeepPlaybooks playbooks, Caller caller) {
        this.playbooks = playbooks;
        this.caller = caller;
    }

    /**
     * @param words all of them are in the title, the text or the checklist
     * @param type as in an incident's record, for example {@code supply chain}
     */
    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<PlaybookView>> search(
            @QueryParam("q") @Size(max = 200) String words,
            @QueryParam("type") @Pattern(regexp = "technical|payment|fraud|supply chain|security") String type) {
        return playbooks
                .search(words, typeOf(type))
                .map(found -> found.stream().map(PlaybookView::head).toList());
    }

    /** @param version absent or 0 gives the one in force */
    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<PlaybookView> playbook(
            String key, @QueryParam("version") @DefaultValue("0") @PositiveOrZero int version) {
        return playbooks.get(key, version).map(PlaybookView::of);
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({Permission.COMMANDER, Permission.OWNER, Permission.ADMIN})
    public Uni<PlaybookView> change(
            @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,99}") String key, @NotNull @Valid PlaybookRequest request) {
        return playbooks.change(request.toPlaybook(key), caller.id()).map(PlaybookView::of);
    }

    private static IncidentType typeOf(String word) {
        return word == null
                ? null
                : Arrays.stream(IncidentType.values())
                        .filter(type -> type.name().equalsIgnoreCase(word.replace(' ', '_')))
                        .findFirst()
                        .orElse(null);
    }
}
