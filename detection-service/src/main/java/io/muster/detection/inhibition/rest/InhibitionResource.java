package io.muster.detection.inhibition.rest;

import io.muster.contracts.Refusal;
import io.muster.detection.inhibition.InhibitionProblem;
import io.muster.detection.inhibition.InhibitionRule;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.PublishInhibition;
import io.muster.detection.matching.Matcher;
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
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which alerts keep which others quiet. */
@Path("/inhibition-rules")
@Tag(name = "inhibition rules")
class InhibitionResource {

    @Inject
    PublishInhibition publishInhibition;

    @Inject
    Caller caller;

    /**
     * A rule in JSON; matchers as amtool writes them.
     *
     * @param equal labels in which source and target have to have the same values
     */
    record RuleBody(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 4096) String> source,
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 4096) String> target,
            @Size(max = 20) List<@NotBlank @Size(max = 200) String> equal) {

        static RuleBody of(InhibitionRule rule) {
            return new RuleBody(rule.name(), texts(rule.source()), texts(rule.target()), rule.equal());
        }

        InhibitionRule rule() {
            try {
                return new InhibitionRule(name, matchers(source), matchers(target), equal == null ? List.of() : equal);
            } catch (IllegalArgumentException e) {
                throw new Refusal(InhibitionProblem.INVALID_RULES, "rule \"" + name + "\": " + e.getMessage());
            }
        }

        private static List<String> texts(List<Matcher> matchers) {
            return matchers.stream().map(Matcher::toString).toList();
        }

        private static List<Matcher> matchers(List<String> texts) {
            return texts.stream().map(Matcher::parse).toList();
        }
    }

    /** @param version the one that the rules were made from */
    record InhibitionRequest(
            @PositiveOrZero long version,
            @NotNull @Size(max = 100) List<@NotNull @Valid RuleBody> rules) {}

    record InhibitionView(long version, List<RuleBody> rules, Instant publishedAt, String publishedBy) {

        static InhibitionView of(InhibitionRules rules) {
            return new InhibitionView(
                    rules.version(),
                    rules.rules().stream().map(RuleBody::of).toList(),
                    rules.publishedAt(),
                    rules.publishedBy());
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The rules in force")
    public Uni<InhibitionView> current() {
        return publishInhibition.current().map(InhibitionView::of);
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Every version there was, newest first")
    public Uni<Page<InhibitionView>> versions(@Valid @BeanParam PageQuery page) {
        return publishInhibition
                .before(page.afterNumber(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), rules -> Long.toString(rules.version()))
                        .map(InhibitionView::of));
    }

    @GET
    @Path("/versions/{version}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A version of the rules, whole")
    public Uni<InhibitionView> version(@PathParam("version") long version) {
        return publishInhibition.version(version).map(InhibitionView::of);
    }

    @PUT
    @RolesAllowed({Permission.OWNER, Permission.ADMIN})
    @Operation(
            summary = "Publish the next version",
            description = "While a source fires, its targets with equal labels disturb nobody")
    public Uni<InhibitionView> publish(@Valid @NotNull InhibitionRequest request) {
        return publishInhibition
                .publish(request.rules().stream().map(RuleBody::rule).toList(), request.version(), caller.id())
                .map(InhibitionView::of);
    }
}
