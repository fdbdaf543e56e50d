package io.muster.detection.policy.rest;

import io.muster.contracts.ReviewTerm;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.PublishPolicy;
import io.muster.detection.policy.TryPolicy;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is an incident and what is minor: read by everyone, published by the store owner (R28). */
@Path("/declaration-policy")
@Tag(name = "declaration policy")
class PolicyResource {

    @Inject
    PublishPolicy publishPolicy;

    @Inject
    TryPolicy tryPolicy;

    @Inject
    Caller caller;

    /** @param version the one that the rules were made from */
    record PolicyRequest(
            @PositiveOrZero long version, @NotEmpty List<@NotNull @Valid RuleBody> rules) {}

    /** @param reviewDueAt when it has to be read again, and published again if it still holds (R18) */
    record PolicyView(
            long version, List<RuleBody> rules, Instant publishedAt, String publishedBy, Instant reviewDueAt) {

        static PolicyView of(DeclarationPolicy policy) {
            return new PolicyView(
                    policy.version(),
                    policy.rules().stream().map(RuleBody::of).toList(),
                    policy.publishedAt(),
                    policy.publishedBy(),
                    ReviewTerm.dueAt(policy.publishedAt()));
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The policy in force")
    public Uni<PolicyView> current() {
        return publishPolicy.current().map(PolicyView::of);
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Every version there was, newest first")
    public Uni<Page<PolicyView>> versions(@Valid @BeanParam PageQuery page) {
        return publishPolicy
                .before(page.afterNumber(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), policy -> Long.toString(policy.version()))
                        .map(PolicyView::of));
    }

    @GET
    @Path("/versions/{version}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A version of the policy, as decisions name it")
    public Uni<PolicyView> version(@PathParam("version") long version) {
        return publishPolicy.version(version).map(PolicyView::of);
    }

    @PUT
    @RolesAllowed({Permission.OWNER, Permission.ADMIN})
    @Operation(summary = "Publish the next version", description = "The first rule that matches a signal decides")
    public Uni<PolicyView> publish(@Valid @NotNull PolicyRequest request) {
        return publishPolicy
                .publish(request.rules().stream().map(RuleBody::rule).toList(), request.version(), caller.id())
                .map(PolicyView::of);
    }

    @POST
    @Path("/dry-run")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "What a proposed policy would have decided differently",
            description = "Looks at the decisions that were kept; nothing is published")
    public Uni<DryRunView> dryRun(@Valid @NotNull DryRunRequest request) {
        int days = request.days() == null ? DryRunRequest.WEEK : request.days();
        return tryPolicy
                .onThePast(
                        request.rules().stream().map(RuleBody::rule).toList(),
                        Duration.ofDays(days),
                        caller.id(),
                        caller.mayReadRestricted())
                .map(DryRunView::of);
    }
}
