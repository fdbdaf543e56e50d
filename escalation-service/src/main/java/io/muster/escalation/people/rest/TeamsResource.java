package io.muster.escalation.people.rest;

import io.muster.escalation.Kept;
import io.muster.escalation.Keys;
import io.muster.escalation.people.Directory;
import io.muster.escalation.people.Team;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/teams")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
class TeamsResource {

    private final Directory directory;

    TeamsResource(Directory directory) {
        this.directory = directory;
    }

    /** @param members ids of people @param lead id of who is paged when an escalation finds nobody else */
    record TeamRequest(
            @NotBlank @Size(max = 200) String name, @NotNull List<@NotBlank String> members, String lead) {

        static TeamRequest of(Team team) {
            return new TeamRequest(team.name(), team.members(), team.lead().orElse(null));
        }

        Team team(String key) {
            return new Team(key, name, members, Optional.ofNullable(lead).filter(id -> !id.isBlank()));
        }
    }

    /** @param warnings what the team names that does not exist */
    record TeamView(String key, String name, List<String> members, String lead, List<String> warnings) {

        static TeamView of(Kept<Team> kept) {
            Team team = kept.value();
            return new TeamView(
                    team.key(), team.name(), team.members(), team.lead().orElse(null), kept.warnings());
        }
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Keep a team")
    public Uni<TeamView> put(
            @PathParam("key") @Pattern(regexp = Keys.RULE, message = Keys.MESSAGE) String key,
            @NotNull @Valid TeamRequest request) {
        return directory.save(request.team(key)).map(TeamView::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A team")
    public Uni<TeamView> get(@PathParam("key") String key) {
        return directory.team(key).map(TeamView::of);
    }
}
