package io.muster.detection.measure.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.DryRun;
import io.muster.detection.measure.KeepRules;
import io.muster.detection.measure.LookAtRule.Look;
import io.muster.detection.measure.LookAtRule.Seen;
import io.muster.detection.measure.MeasureRule.Version;
import io.muster.detection.measure.MeasureRules.Fired;
import io.muster.detection.measure.Measures.Lost;
import io.muster.detection.measure.Verdict;
import io.muster.detection.measure.WatchRules;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is watched for in the measures: kept by the people who own the journeys (R23), tried on history before. */
@Path("/measure-rules")
@Tag(name = "measure rules")
class MeasureRuleResource {

    private static final int MOST_FIRED = 200;

    @Inject
    KeepRules keepRules;

    @Inject
    WatchRules watchRules;

    @Inject
    Caller caller;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleView(String key, long version, MeasureRuleBody rule, Instant changedAt, String changedBy) {

        static RuleView of(Version version) {
            return new RuleView(
                    version.rule().key(),
                    version.version(),
                    MeasureRuleBody.of(version.rule()),
                    version.at(),
                    version.by());
        }
    }

    /** @param to within two days after {@code from} */
    record TryRequest(
            @NotNull @Valid MeasureRuleBody rule,
            @NotNull Instant from,
            @NotNull Instant to) {}

    record TryView(List<WouldFireView> wouldFire) {}

    /** @param until absent when it would still fire at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WouldFireView(Segment segment, Instant since, Instant foundAt, Instant until, String reason) {

        static WouldFireView of(DryRun.WouldFire found) {
            return new WouldFireView(found.segment(), found.since(), found.foundAt(), found.until(), found.reason());
        }
    }

    /** @param until absent while it fires */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FiredView(String segment, Instant since, Instant until, String summary) {

        static FiredView of(Fired fired) {
            return new FiredView(
                    fired.segment(), fired.firing().since(), fired.firing().until(), fired.summary());
        }
    }

    record FiredList(List<FiredView> items) {}

    /**
     * @param answer holds, lingers, fine, or unknown: silence never means fine
     * @param sure the probability that it is not chance; absent when none is computed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeenView(Segment segment, String answer, Double actual, Double expected, Double sure, String reason) {

        static SeenView of(Seen seen) {
            Verdict verdict = seen.verdict();
            return new SeenView(
                    seen.segment(),
                    verdict.answer().name().toLowerCase(Locale.ROOT),
                    number(verdict.actual()),
                    number(verdict.expected()),
                    number(verdict.sureness()),
                    verdict.reason());
        }

        private static Double number(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    /**
     * A source that was not heard for 15 minutes.
     *
     * @param segment where the rule misses it
     */
    record LostView(String source, Segment segment, Instant coveredUntil) {

        static LostView of(Lost lost) {
            return new LostView(lost.source(), lost.segment(), lost.coveredUntil());
        }
    }

    /**
     * @param coveredUntil absent when nobody tells what the rule watches
     * @param lost whom the rule misses: what is told is judged without them, and never as fine
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NowView(Instant coveredUntil, List<SeenView> segments, List<LostView> lost) {

        static NowView of(Look look) {
            return new NowView(
                    look.coveredUntil(),
                    look.seen().stream().map(SeenView::of).toList(),
                    look.lost().stream().map(LostView::of).toList());
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The rules")
    public Uni<Page<RuleView>> list(@Valid @BeanParam PageQuery page) {
        return keepRules
                .list(page.after(), page.rows())
                .map(rows ->
                        Page.of(rows, page.limit(), row -> row.rule().key()).map(RuleView::of));
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A rule")
    public Uni<RuleView> find(@PathParam("key") String key) {
        return keepRules.find(key).map(RuleView::of);
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({Permission.RESPONDER, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Write the next version of a rule", description = "It is looked at from now on")
    public Uni<RuleView> put(@PathParam("key") String key, @Valid @NotNull MeasureRuleBody body) {
        return keepRules.put(body.rule(key), caller.id()).map(RuleView::of);
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed({Permission.RESPONDER, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Remove a rule", description = "What it fires about is resolved")
    @APIResponse(responseCode = "204", description = "Gone")
    public Uni<Void> remove(@PathParam("key") String key) {
        return keepRules.remove(key);
    }

    @POST
    @Path("/try")
    @RolesAllowed({Permission.RESPONDER, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "What a rule would have done", description = "Nothing is kept and nobody is disturbed")
    public Uni<TryView> dryRun(@Valid @NotNull TryRequest request) {
        return keepRules
                .dryRun(request.rule().rule("try"), request.from(), request.to())
                .map(found -> new TryView(found.stream().map(WouldFireView::of).toList()));
    }

    @GET
    @Path("/{key}/now")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "What a rule says now, with figures")
    public Uni<NowView> now(@PathParam("key") String key) {
        return keepRules
                .find(key)
                .flatMap(found -> watchRules.lookNow(found.rule()))
                .map(NowView::of);
    }

    @GET
    @Path("/{key}/fired")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "When a rule fired, newest first")
    public Uni<FiredList> fired(@PathParam("key") String key) {
        return keepRules
                .fired(key, MOST_FIRED)
                .map(found -> new FiredList(found.stream().map(FiredView::of).toList()));
    }
}
