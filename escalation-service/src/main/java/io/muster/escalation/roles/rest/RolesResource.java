package io.muster.escalation.roles.rest;

import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.escalation.roles.AssignRole;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RolePolicy;
import io.muster.escalation.roles.RoleProblem;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/incidents/{id}/roles")
@Tag(name = "roles")
@Produces(MediaType.APPLICATION_JSON)
class RolesResource {

    private final AssignRole assign;
    private final Caller caller;

    RolesResource(AssignRole assign, Caller caller) {
        this.assign = assign;
        this.caller = caller;
    }

    /** @param person who is to hold the role; one's own id takes it over */
    record RoleRequest(@NotBlank @Size(max = 200) String person) {}

    /** @param by who gave it, or the rule that did */
    record RoleView(Role role, String person, Instant since, String by) {

        static RoleView of(RoleAssignment assignment) {
            return new RoleView(assignment.role(), assignment.person(), assignment.since(), assignment.assignedBy());
        }
    }

    @PUT
    @Path("/{role}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Permission.VIEWER)
    @Operation(
            summary = "Give a role in the incident, or take it over",
            description = "The incident's commander gives every role; others take over what fits their permissions. "
                    + "The role's words are joined by hyphens: communications-owner.")
    public Uni<RoleView> put(
            @PathParam("id") UUID id, @PathParam("role") String role, @NotNull @Valid RoleRequest request) {
        Role wanted = RolePolicy.named(role)
                .orElseThrow(() -> new Refusal(RoleProblem.UNKNOWN_ROLE, "There is no role '" + role + "'", id));
        return assign.byHand(id, wanted, request.person(), giver(), caller.actor())
                .map(RoleView::of);
    }

    private RolePolicy.Giver giver() {
        Set<String> permissions = Stream.of(
                        Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER)
                .filter(caller::has)
                .collect(Collectors.toSet());
        return new RolePolicy.Giver(caller.id(), permissions);
    }
}
