package io.muster.escalation.tasks.rest;

import io.muster.escalation.tasks.ClaimTask;
import io.muster.escalation.tasks.Task;
import io.muster.web.Caller;
import io.muster.web.Permission;
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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/")
@Tag(name = "tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class TasksResource {

    private final ClaimTask tasks;
    private final Caller caller;

    TasksResource(ClaimTask tasks, Caller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    record ClaimRequest(@NotBlank @Size(max = 500) String task) {}

    record FinishRequest(@NotBlank @Size(max = 2000) String outcome) {}

    record TaskView(
            UUID id,
            UUID incidentId,
            String person,
            String task,
            Instant claimedAt,
            Instant finishedAt,
            String outcome) {

        static TaskView of(Task task) {
            return new TaskView(
                    task.id(),
                    task.incidentId(),
                    task.person(),
                    task.task(),
                    task.claimedAt(),
                    task.finish().map(Task.Finish::at).orElse(null),
                    task.finish().map(Task.Finish::outcome).orElse(null));
        }
    }

    @POST
    @Path("incidents/{id}/tasks")
    @ResponseStatus(201)
    @RolesAllowed(Permission.RESPONDER)
    @Operation(summary = "Say what you look into")
    public Uni<TaskView> claim(@PathParam("id") UUID id, @NotNull @Valid ClaimRequest request) {
        return tasks.claim(id, request.task(), caller.actor()).map(TaskView::of);
    }

    @POST
    @Path("tasks/{id}/finish")
    @RolesAllowed(Permission.RESPONDER)
    @Operation(summary = "Say what came of it")
    public Uni<TaskView> finish(@PathParam("id") UUID id, @NotNull @Valid FinishRequest request) {
        return tasks.finish(id, request.outcome(), caller.actor(), caller.has(Permission.COMMANDER))
                .map(TaskView::of);
    }
}
