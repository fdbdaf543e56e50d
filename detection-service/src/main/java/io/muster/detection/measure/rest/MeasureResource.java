package io.muster.detection.measure.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.LetIn;
import io.muster.detection.integration.Sender;
import io.muster.detection.measure.KnownSeries;
import io.muster.detection.measure.LookUpMeasures;
import io.muster.detection.measure.Measures.Told;
import io.muster.detection.measure.TakeMeasures;
import io.muster.detection.measure.TakeMeasures.Push;
import io.muster.detection.measure.rest.ValueBody.BatchBody;
import io.muster.detection.measure.rest.ValueBody.SingleBody;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.Times;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Business measures: told by the store's systems with the key of an integration, read by people (R40, R41). */
@Path("/measures")
@Tag(name = "measures")
class MeasureResource {

    /** As it is counted among what comes in. */
    private static final String FORMAT = "measures";

    private static final int MOST_ROWS = 5_000;

    @Inject
    TakeMeasures takeMeasures;

    @Inject
    LookUpMeasures lookUpMeasures;

    @Inject
    LetIn letIn;

    @Inject
    PushBody pushBody;

    @Inject
    Clock clock;

    /** @param values how many were taken; none when the push was taken before */
    record Taken(String id, int values, boolean repeated) {}

    /** @param expected absent while there is no baseline */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToldView(Segment segment, Instant minute, double actual, Expected expected) {

        static ToldView of(Told told) {
            return new ToldView(told.segment(), told.minute(), told.actual(), told.expected());
        }
    }

    /**
     * @param source whose it is: an integration by its name, or a pull
     * @param coveredUntil everything counted before is told
     * @param state told, or lost: its source was not heard for 15 minutes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeriesView(Metric metric, Segment segment, String source, Instant coveredUntil, String state) {

        static SeriesView of(KnownSeries series, Instant now) {
            return new SeriesView(
                    series.metric(),
                    series.segment(),
                    series.source(),
                    series.coveredUntil(),
                    series.isLost(now) ? "lost" : "told");
        }
    }

    record ToldList(List<ToldView> items) {}

    record SeriesList(List<SeriesView> items) {}

    @POST
    @PermitAll
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "Tell one value", description = "200 only after it is durable")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SingleBody.class)))
    @APIResponse(responseCode = "200", description = "Taken, now or before")
    @APIResponse(responseCode = "409", description = "Nothing of it is taken: the problem names the source whose it is")
    @APIResponse(responseCode = "422", description = "Nothing of it is taken; the problem says what is wrong")
    @APIResponse(responseCode = "429", description = "The integration sends more than its share: send it again later")
    public Uni<Taken> tell(byte[] body, @HeaderParam("Authorization") String authorization) {
        return take(
                body, authorization, () -> pushBody.read(body, SingleBody.class).push());
    }

    @POST
    @Path("/batch")
    @PermitAll
    @SecurityRequirement(name = IntakeKeyScheme.NAME)
    @Operation(summary = "Tell many values", description = "All of them or none; 200 only after they are durable")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchBody.class)))
    @APIResponse(responseCode = "200", description = "Taken, now or before")
    @APIResponse(responseCode = "409", description = "Nothing of it is taken: the problem names the source whose it is")
    @APIResponse(responseCode = "422", description = "Nothing of it is taken; the problem says what is wrong")
    @APIResponse(responseCode = "429", description = "The integration sends more than its share: send it again later")
    public Uni<Taken> tellMany(byte[] body, @HeaderParam("Authorization") String authorization) {
        return take(
                body, authorization, () -> pushBody.read(body, BatchBody.class).push());
    }

    /** @param push read only once it is known whose it is */
    private Uni<Taken> take(byte[] body, String authorization, Supplier<Push> push) {
        byte[] sent = body == null ? new byte[0] : body;
        return letIn.take(FORMAT, authorization, sent, sender -> take(sender, push.get()));
    }

    private Uni<Taken> take(Sender sender, Push push) {
        return takeMeasures
                .take(sender.integrationId().toString(), push)
                .map(isNew -> new Taken(push.id(), isNew ? push.readings().size() : 0, !isNew));
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "What was counted, and what was expected",
            description = "The last hour when from and to are absent; at most " + MOST_ROWS + " rows")
    public Uni<ToldList> list(
            @QueryParam("metric") String metric,
            @QueryParam("journey") String journey,
            @QueryParam("region") String region,
            @QueryParam("device") String device,
            @QueryParam("paymentMethod") String paymentMethod,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to) {
        Instant end = to == null ? clock.instant() : Times.parameter("to", to);
        Instant begin = Times.parameter("from", from) == null ? end.minus(Duration.ofHours(1)) : from;
        return lookUpMeasures
                .list(
                        Words.metric(metric),
                        Words.segment(journey, region, device, paymentMethod),
                        begin,
                        end,
                        MOST_ROWS)
                .map(found -> new ToldList(found.stream().map(ToldView::of).toList()));
    }

    @GET
    @Path("/series")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "What is told at present, and up to when")
    public Uni<SeriesList> series() {
        return lookUpMeasures
                .known()
                .map(found -> new SeriesList(found.stream()
                        .map(series -> SeriesView.of(series, clock.instant()))
                        .toList()));
    }
}
