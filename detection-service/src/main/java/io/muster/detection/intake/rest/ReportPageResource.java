package io.muster.detection.intake.rest;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Refusal;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.intake.FileReport;
import io.muster.detection.intake.FileReport.Report;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** One form for everyone who notices that something is broken: support, social, marketing, analysts, engineers. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Permission.VIEWER)
@Tag(name = "reports")
class ReportPageResource {

    private static final int LONGEST_WHAT = 500;
    private static final int LONGEST_PLACE = 100;
    private static final int MOST_PLACES = 20;
    private static final List<String> TEAMS = Arrays.stream(Source.values())
            .filter(FileReport::isOfPeople)
            .map(ReportPageResource::word)
            .toList();
    private static final List<String> JOURNEYS =
            Arrays.stream(Journey.values()).map(ReportPageResource::word).toList();
    private static final List<String> TYPES =
            Arrays.stream(IncidentType.values()).map(ReportPageResource::word).toList();

    @Inject
    FileReport fileReport;

    @Inject
    Caller caller;

    @CheckedTemplate(basePath = "report")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance form(
                String user,
                List<String> teams,
                List<String> journeys,
                List<String> types,
                String team,
                String what,
                String problem);

        static native TemplateInstance taken(String user, String receipt);
    }

    @GET
    @Path("report")
    @Operation(summary = "The form to report what is broken, as a page")
    public TemplateInstance form() {
        return Templates.form(caller.id(), TEAMS, JOURNEYS, TYPES, "support", "", null);
    }

    @POST
    @Path("report")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "Report what is broken, by the form",
            description = "The page says so only after it is durable")
    public Uni<RestResponse<TemplateInstance>> report(
            @FormParam("team") String team,
            @FormParam("what") String what,
            @FormParam("journey") String journey,
            @FormParam("where") String where,
            @FormParam("service") String service,
            @FormParam("type") String type) {
        String user = caller.id();
        String text = what == null ? "" : what.strip();
        if (!TEAMS.contains(team) || text.isEmpty() || text.length() > LONGEST_WHAT) {
            return again(422, user, team, text, "Choose your team, and say in up to 500 characters what is broken.");
        }
        Report report = new Report(
                Source.valueOf(team.toUpperCase(Locale.ROOT)),
                text,
                places(where),
                null,
                JOURNEYS.contains(journey) ? Journey.valueOf(journey.toUpperCase(Locale.ROOT)) : null,
                service == null || service.isBlank() ? null : shortened(service),
                TYPES.contains(type)
                        ? IncidentType.valueOf(type.toUpperCase(Locale.ROOT).replace(' ', '_'))
                        : null,
                user);
        return fileReport
                .file(report)
                .map(id -> RestResponse.ok(Templates.taken(user, id.toString())))
                .onFailure(Refusal.class)
                .recoverWithUni(refused -> again(503, user, team, text, "It cannot be stored now. Send it again."));
    }

    private static Uni<RestResponse<TemplateInstance>> again(
            int status, String user, String team, String what, String problem) {
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.<TemplateInstance>create(status)
                        .entity(Templates.form(user, TEAMS, JOURNEYS, TYPES, team == null ? "" : team, what, problem))
                        .build());
    }

    /** The identity provider sends people back here; signing in then leads on to where they wanted to go. */
    @GET
    @Path("signed-in")
    @Operation(summary = "Where signing in comes back to")
    public RestResponse<Void> signedIn() {
        return RestResponse.seeOther(URI.create("/report"));
    }

    private static List<String> places(String where) {
        return where == null
                ? List.of()
                : Arrays.stream(where.split(","))
                        .filter(place -> !place.isBlank())
                        .limit(MOST_PLACES)
                        .map(ReportPageResource::shortened)
                        .toList();
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() <= LONGEST_PLACE ? line : line.substring(0, LONGEST_PLACE);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
