package io.muster.detection.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.Refusal;
import io.muster.detection.intake.IntakeProblem;
import io.muster.detection.intake.MappedJson;
import io.muster.detection.intake.TryMapping;
import io.muster.detection.intake.TryMapping.Trial;
import io.muster.detection.intake.TryMapping.Tried;
import io.muster.detection.integration.AlertMapping;
import io.muster.detection.integration.KeepIntegrations;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How an integration's own JSON becomes alerts: tried on a sample first, then saved. */
@Path("/integrations")
@RolesAllowed(Permission.ADMIN)
@Tag(name = "integrations")
class MappingResource {

    @Inject
    MappedJson format;

    @Inject
    TryMapping tryMapping;

    @Inject
    KeepIntegrations keepIntegrations;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /** What begins with {@code $} is a JSONPath, any other text stands for itself. */
    record MappingRequest(
            @Size(max = 500) String alerts,
            @NotBlank @Size(max = 500) String key,
            @NotBlank @Size(max = 500) String summary,
            @Size(max = 500) String description,
            @Size(max = 40) Map<@Size(max = 100) String, @NotNull @Size(max = 500) String> labels,
            @Size(max = 40) Map<@Size(max = 100) String, @NotNull @Size(max = 500) String> annotations,
            @Size(max = 500) String status,
            @Size(max = 20) List<@NotBlank @Size(max = 100) String> resolvedWhen,
            @Size(max = 500) String startsAt,
            @Size(max = 500) String url) {

        AlertMapping mapping() {
            return new AlertMapping(
                    alerts, key, summary, description, labels, annotations, status, resolvedWhen, startsAt, url);
        }
    }

    record TrialRequest(
            @Valid @NotNull MappingRequest mapping,
            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode sample) {}

    /**
     * @param problem what the sender would be told; absent when all is well
     * @param warnings what the mapping says, and hardly means: expressions that find nothing, a key that is the same for all
     */
    record TrialView(List<TriedAlert> alerts, String problem, List<String> warnings) {

        static TrialView of(Trial trial) {
            return new TrialView(
                    trial.alerts().stream().map(TriedAlert::of).toList(),
                    trial.answer().isRefusal() ? trial.answer().words() : null,
                    trial.warnings());
        }
    }

    /** @param key by which the alert is known from its first report to its resolve */
    record TriedAlert(
            String key,
            String state,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            String url) {

        static TriedAlert of(Tried tried) {
            AlertSignal signal = tried.signal();
            return new TriedAlert(
                    tried.key(),
                    signal.resolved() ? "resolved" : "firing",
                    signal.labels(),
                    signal.annotations(),
                    signal.startsAt(),
                    signal.generatorUrl());
        }
    }

    @POST
    @Path("/mapping/try")
    @Operation(summary = "What a sample would become under a mapping", description = "Nothing is stored")
    public TrialView tryOut(@Valid @NotNull TrialRequest request) {
        AlertMapping mapping = understood(request.mapping());
        return TrialView.of(tryMapping.of(bytes(request.sample()), mapping, clock.instant()));
    }

    @PUT
    @Path("/{id}/mapping")
    @Operation(summary = "Read an integration's JSON by this mapping from now on")
    public Uni<AlertMapping> save(@PathParam("id") UUID id, @Valid @NotNull MappingRequest request) {
        return keepIntegrations
                .map(id, understood(request))
                .map(saved -> saved.terms().mapping());
    }

    private AlertMapping understood(MappingRequest request) {
        AlertMapping mapping = request.mapping();
        format.flaw(mapping).ifPresent(flaw -> {
            throw new Refusal(IntakeProblem.INVALID_MAPPING, flaw);
        });
        return mapping;
    }

    private byte[] bytes(JsonNode sample) {
        try {
            return json.writeValueAsBytes(sample);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sample that was read and cannot be written", e);
        }
    }
}
