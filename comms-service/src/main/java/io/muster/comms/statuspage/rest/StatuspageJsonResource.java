package io.muster.comms.statuspage.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.comms.statuspage.PublicState;
import io.muster.comms.statuspage.rest.StatuspageJson.ComponentsDocument;
import io.muster.comms.statuspage.rest.StatuspageJson.IncidentsDocument;
import io.muster.comms.statuspage.rest.StatuspageJson.MaintenancesDocument;
import io.muster.comms.statuspage.rest.StatuspageJson.StatusDocument;
import io.muster.comms.statuspage.rest.StatuspageJson.SummaryDocument;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The status page for programs: the public part of the Statuspage API v2. */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@NonBlocking
@RegisterForReflection(
        targets = {
            SummaryDocument.class,
            StatusDocument.class,
            ComponentsDocument.class,
            IncidentsDocument.class,
            MaintenancesDocument.class,
            StatuspageJson.PageJson.class,
            StatuspageJson.StatusJson.class,
            StatuspageJson.ComponentJson.class,
            StatuspageJson.IncidentJson.class,
            StatuspageJson.UpdateJson.class,
            StatuspageJson.AffectedJson.class
        })
class StatuspageJsonResource {
    private static final String NONE_KEPT = "None are kept so far: always an empty list";

    private final PublicAnswers answers;
    private final ObjectMapper json;

    StatuspageJsonResource(PublicAnswers answers, ObjectMapper json) {
        this.answers = answers;
        this.json = json;
    }

    @GET
    @Path("/summary.json")
    @Operation(summary = "Page, headline, components and what is unresolved")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SummaryDocument.class)))
    public Response summary(@Context Request request) {
        return answer(request, StatuspageJson::summary);
    }

    @GET
    @Path("/status.json")
    @Operation(summary = "The headline")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StatusDocument.class)))
    public Response status(@Context Request request) {
        return answer(request, StatuspageJson::status);
    }

    @GET
    @Path("/components.json")
    @Operation(summary = "The parts of the store and how they do")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ComponentsDocument.class)))
    public Response components(@Context Request request) {
        return answer(request, StatuspageJson::componentsOf);
    }

    @GET
    @Path("/incidents.json")
    @Operation(summary = "What is unresolved, and the last 50 incidents that are over")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IncidentsDocument.class)))
    public Response incidents(@Context Request request) {
        return answer(request, StatuspageJson::all);
    }

    @GET
    @Path("/incidents/unresolved.json")
    @Operation(summary = "What is unresolved")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IncidentsDocument.class)))
    public Response unresolved(@Context Request request) {
        return answer(request, StatuspageJson::unresolved);
    }

    @GET
    @Path("/scheduled-maintenances.json")
    @Operation(summary = "Planned maintenances", description = NONE_KEPT)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = MaintenancesDocument.class)))
    public Response maintenances(@Context Request request) {
        return answer(request, StatuspageJson::maintenances);
    }

    @GET
    @Path("/scheduled-maintenances/upcoming.json")
    @Operation(summary = "Planned maintenances still to come", description = NONE_KEPT)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = MaintenancesDocument.class)))
    public Response upcoming(@Context Request request) {
        return answer(request, StatuspageJson::maintenances);
    }

    @GET
    @Path("/scheduled-maintenances/active.json")
    @Operation(summary = "Planned maintenances under way", description = NONE_KEPT)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = MaintenancesDocument.class)))
    public Response active(@Context Request request) {
        return answer(request, StatuspageJson::maintenances);
    }

    private Response answer(Request request, Function<PublicState, Object> document) {
        return answers.answer(request, MediaType.APPLICATION_JSON, state -> {
            try {
                return json.writeValueAsString(document.apply(state));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("public state that cannot be written", e);
            }
        });
    }
}
