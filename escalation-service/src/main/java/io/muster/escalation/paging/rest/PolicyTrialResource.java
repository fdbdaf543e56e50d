package io.muster.escalation.paging.rest;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.paging.Escalation;
import io.muster.escalation.paging.Rehearsal;
import io.muster.escalation.paging.RehearsePolicy;
import io.muster.escalation.paging.TestPages;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trying a policy out, on paper and for real. */
@Path("/policies/{key}")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
class PolicyTrialResource {

    private static final Duration HORIZON = Duration.ofHours(24);

    private final RehearsePolicy rehearsals;
    private final TestPages tests;
    private final Caller caller;

    PolicyTrialResource(RehearsePolicy rehearsals, TestPages tests, Caller caller) {
        this.rehearsals = rehearsals;
        this.tests = tests;
        this.caller = caller;
    }

    /**
     * What would fire.
     *
     * @param at absent means now
     * @param severity absent means SEV1
     * @param service absent means the first, by key, of those that the policy stands for
     * @param campaigns keys of the campaigns that it would touch
     */
    record DryRunRequest(
            Instant at,
            Severity severity,
            @Size(max = 200) String service,
            IncidentType type,
            @Size(max = 100) List<@NotBlank String> campaigns) {

        RehearsePolicy.Question question() {
            return new RehearsePolicy.Question(
                    Optional.ofNullable(at),
                    Objects.requireNonNullElse(severity, Severity.SEV1),
                    Objects.requireNonNullElse(service, ""),
                    Optional.ofNullable(type),
                    Objects.requireNonNullElse(campaigns, List.of()),
                    HORIZON);
        }
    }

    /**
     * One message that would go out.
     *
     * @param after seconds since the incident was confirmed
     * @param quietUntil when the quiet hours end for which the person is left alone before; null when they are not
     * @param outBy when it goes out at the latest, where the contact gathers pages into one message; null means at once
     * @param perMinute how many messages may go to the contact within any minute; null where nothing limits them
     * @param contact place in the person's order, counted from 1
     */
    record PlannedView(
            Instant at,
            long after,
            Instant quietUntil,
            Instant outBy,
            Integer perMinute,
            String person,
            int contact,
            String channel,
            int round,
            int level,
            Role forRole,
            String because) {

        static PlannedView of(Rehearsal.Planned planned, Instant start) {
            return new PlannedView(
                    planned.at(),
                    Duration.between(start, planned.at()).toSeconds(),
                    planned.page().plan().quietUntil().orElse(null),
                    planned.outBy().equals(planned.at()) ? null : planned.outBy(),
                    planned.perMinute().orElse(null),
                    planned.page().person(),
                    planned.place() + 1,
                    planned.contact().kind(),
                    planned.page().round(),
                    planned.page().level(),
                    planned.page().forRole().orElse(null),
                    planned.page().reason());
        }
    }

    /**
     * Who would be contacted within a day if nobody answered.
     *
     * @param observers who would look on, without being contacted
     * @param exhaustedAt when every level of every round had its time
     * @param unsure what cannot be promised, since it hangs on what else goes to the same contacts
     * @param problems what is wrong, in words for who sets it up
     */
    record DryRunView(
            String policy,
            long version,
            Instant at,
            List<PlannedView> contacts,
            List<String> observers,
            Instant exhaustedAt,
            List<String> problems,
            List<String> unsure) {

        static DryRunView of(String key, RehearsePolicy.Answer answer) {
            Rehearsal rehearsal = answer.rehearsal();
            return new DryRunView(
                    key,
                    answer.policyVersion(),
                    answer.at(),
                    rehearsal.contacts().stream()
                            .map(planned -> PlannedView.of(planned, answer.at()))
                            .toList(),
                    rehearsal.observers(),
                    rehearsal.exhaustedAt().orElse(null),
                    rehearsal.problems(),
                    rehearsal.unsure());
        }
    }

    /** @param id by which {@code /incidents/{id}} shows what became of it */
    record TestPageView(UUID id, List<PageView> pages) {

        static TestPageView of(Escalation escalation) {
            return new TestPageView(
                    escalation.incidentId(),
                    escalation.pages().stream().map(PageView::of).toList());
        }
    }

    @POST
    @Path("/dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "Who would be contacted when and how if this fired and nobody answered",
            description = "Played by the rules that page people. Nobody is contacted.")
    public Uni<DryRunView> dryRun(@PathParam("key") String key, @NotNull @Valid DryRunRequest request) {
        return rehearsals.rehearse(key, request.question()).map(answer -> DryRunView.of(key, answer));
    }

    @POST
    @Path("/test-page")
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Permission.RESPONDER})
    @Operation(
            summary = "Page whom level 1 of the policy stands for now, as a test",
            description = "It says that nothing is broken, and no other stage hears of it.")
    public Uni<TestPageView> testPage(@PathParam("key") String key) {
        return tests.ofPolicy(key, caller.id()).map(TestPageView::of);
    }
}
