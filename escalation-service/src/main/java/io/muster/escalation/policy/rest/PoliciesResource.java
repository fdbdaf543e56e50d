package io.muster.escalation.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.escalation.Kept;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.KeepPolicies;
import io.muster.escalation.policy.Target;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/policies")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
class PoliciesResource {

    private final KeepPolicies policies;

    PoliciesResource(KeepPolicies policies) {
        this.policies = policies;
    }

    /** One of the two is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetView(String schedule, String person) {

        static TargetView of(Target target) {
            return switch (target) {
                case Target.OfSchedule(String key) -> new TargetView(key, null);
                case Target.OfPerson(String id) -> new TargetView(null, id);
            };
        }
    }

    /** @param timeout ISO-8601 duration */
    record LevelView(List<TargetView> targets, String timeout) {}

    /** @param warnings what the policy names that does not exist */
    record PolicyView(
            String key,
            String name,
            long version,
            List<LevelView> levels,
            int repeat,
            String triageOverdue,
            TargetView communicationsOwner,
            List<String> warnings) {

        static PolicyView of(Kept<EscalationPolicy> kept) {
            EscalationPolicy policy = kept.value();
            List<LevelView> levels = policy.levels().stream()
                    .map(level -> new LevelView(
                            level.targets().stream().map(TargetView::of).toList(),
                            level.timeout().toString()))
                    .toList();
            return new PolicyView(
                    policy.key(),
                    policy.name(),
                    policy.version(),
                    levels,
                    policy.repeat(),
                    policy.triageOverdue().toString(),
                    policy.communicationsOwner().map(TargetView::of).orElse(null),
                    kept.warnings());
        }
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Keep an escalation policy; a change makes a new version, which what runs already ignores")
    public Uni<PolicyView> put(@PathParam("key") String key, @NotNull @Valid PolicyRequest request) {
        return policies.save(request.policy(key)).map(PolicyView::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The newest version of an escalation policy")
    public Uni<PolicyView> get(@PathParam("key") String key) {
        return policies.policy(key).map(PolicyView::of);
    }
}
