package io.muster.escalation.paging.rest;

import io.muster.escalation.paging.Addressing;
import io.muster.escalation.paging.ReadEscalation;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/on-call")
@Tag(name = "schedules")
@Produces(MediaType.APPLICATION_JSON)
class OnCallResource {

    private final ReadEscalation escalations;

    OnCallResource(ReadEscalation escalations) {
        this.escalations = escalations;
    }

    /** @param because answers "why this person?" */
    record AddresseeView(String person, String because) {}

    /** @param standIns whether the people stand in for targets that reach nobody @param problems what is wrong then */
    record PlannedLevelView(
            int level, String timeout, List<AddresseeView> people, boolean standIns, List<String> problems) {

        static PlannedLevelView of(ReadEscalation.Planned planned) {
            Addressing addressing = planned.addressing();
            return new PlannedLevelView(
                    planned.number(),
                    planned.level().timeout().toString(),
                    addressing.people().stream()
                            .map(person -> new AddresseeView(person.person(), person.because()))
                            .toList(),
                    addressing.fallback(),
                    addressing.problems());
        }
    }

    /** @param problem why stand-ins would be paged; null when the service's own policy applies */
    record PlanView(
            String service, Instant at, String team, String policy, String problem, List<PlannedLevelView> levels) {

        static PlanView of(ReadEscalation.Plan plan) {
            return new PlanView(
                    plan.routing().service(),
                    plan.at(),
                    plan.routing().team().orElse(null),
                    plan.routing().policy().key(),
                    plan.routing().problem().orElse(null),
                    plan.levels().stream().map(PlannedLevelView::of).toList());
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Who would be paged for a service now, level by level")
    public Uni<PlanView> onCall(@QueryParam("service") @NotBlank String service) {
        return escalations.plan(service, Optional.empty()).map(PlanView::of);
    }
}
