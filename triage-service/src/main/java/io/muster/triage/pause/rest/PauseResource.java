package io.muster.triage.pause.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.triage.ownership.NameOwner;
import io.muster.triage.pause.Pause;
import io.muster.triage.pause.PauseCampaign;
import io.muster.triage.pause.PauseProblem;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.RoleInIncident;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Campaigns that are paused because of an incident and resumed after it (R48, R91). */
@Path("/incidents/{id}/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PauseResource {

    record PauseRequest(@NotBlank @Size(max = 2000) String reason) {}

    /** @param resumedAt absent while it is paused */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PauseView(
            String campaign,
            Instant pausedAt,
            Actor pausedBy,
            String because,
            Instant resumedAt,
            Actor resumedBy,
            String resumedBecause) {
        static PauseView of(Pause pause) {
            return new PauseView(
                    pause.campaign(),
                    pause.pausedAt(),
                    pause.pausedBy(),
                    pause.because(),
                    pause.resumedAt(),
                    pause.resumedBy(),
                    pause.resumedBecause());
        }
    }

    private final PauseCampaign campaigns;
    private final NameOwner owners;
    private final Caller caller;

    PauseResource(PauseCampaign campaigns, NameOwner owners, Caller caller) {
        this.campaigns = campaigns;
        this.owners = owners;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<PauseView>> pauses(UUID id) {
        return campaigns.of(id).map(found -> found.stream().map(PauseView::of).toList());
    }

    @POST
    @Path("/{key}/pause")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMUNICATIONS, Permission.OWNER})
    public Uni<PauseView> pause(UUID id, String key, @NotNull @Valid PauseRequest request) {
        return deciding(id)
                .flatMap(by -> campaigns.pause(id, key, by, request.reason()))
                .map(PauseView::of);
    }

    @POST
    @Path("/{key}/resume")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMUNICATIONS, Permission.OWNER})
    public Uni<PauseView> resume(UUID id, String key, @NotNull @Valid PauseRequest request) {
        return deciding(id)
                .flatMap(by -> campaigns.resume(id, key, by, request.reason()))
                .map(PauseView::of);
    }

    /** The store owner always; else the incident's business representative, and while it has none, marketing (R48, R91). */
    private Uni<Actor> deciding(UUID incident) {
        return owners.of(incident).map(ownership -> {
            var holder = ownership.holders().get(Role.BUSINESS_REPRESENTATIVE);
            var decision = RoleInIncident.mayAct(caller, holder, Permission.COMMUNICATIONS);
            if (!decision.allowed() && !caller.has(Permission.OWNER)) {
                throw new Refusal(PauseProblem.CAMPAIGN_NOT_YOURS, decision.reason(), incident);
            }
            return caller.id().equals(holder) ? caller.actor(Role.BUSINESS_REPRESENTATIVE) : caller.actor();
        });
    }
}
