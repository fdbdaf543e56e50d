package io.muster.escalation.room.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.escalation.room.Attending;
import io.muster.escalation.room.JoinIncident;
import io.muster.escalation.room.OpenRoom;
import io.muster.escalation.room.ReadRooms;
import io.muster.escalation.room.Room;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where an incident is talked about, and who comes. */
@Path("/")
@Tag(name = "room")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RoomResource {

    private final OpenRoom rooms;
    private final ReadRooms known;
    private final JoinIncident people;
    private final Caller caller;

    RoomResource(OpenRoom rooms, ReadRooms known, JoinIncident people, Caller caller) {
        this.rooms = rooms;
        this.known = known;
        this.people = people;
        this.caller = caller;
    }

    /**
     * @param kind link, slack or teams; absent for the configured one
     * @param channelUrl a place that exists already; then nobody is asked to make one
     * @param bridgeUrl absent for the configured one
     */
    record RoomRequest(
            @Size(max = 20) String kind,

            @Size(max = 500) @Pattern(regexp = "https?://\\S+")
            String channelUrl,

            @Size(max = 500) @Pattern(regexp = "https?://\\S+")
            String bridgeUrl) {}

    /**
     * @param incidentId whose it is: another incident's where that was merged into this one, which has none of its own
     * @param problem why the provider did not open it and a link stands in
     * @param others where people talk about what was merged into the incident; absent without any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoomView(
            UUID incidentId,
            String kind,
            String state,
            String name,
            String channelUrl,
            String bridgeUrl,
            String topic,
            String problem,
            String openedBy,
            Instant openedAt,
            List<RoomView> others) {

        static RoomView of(List<Room> rooms) {
            return of(
                    rooms.getFirst(),
                    rooms.size() == 1
                            ? null
                            : rooms.stream().skip(1).map(RoomView::of).toList());
        }

        static RoomView of(Room room) {
            return of(room, null);
        }

        private static RoomView of(Room room, List<RoomView> others) {
            return new RoomView(
                    room.incidentId(),
                    room.kind(),
                    room.isOpen() ? "open" : "opening",
                    room.name(),
                    room.state() instanceof Room.State.Open open ? open.channelUrl() : null,
                    room.bridgeUrl().orElse(null),
                    room.topic().orElse(null),
                    room.problem().orElse(null),
                    room.openedBy(),
                    room.openedAt(),
                    others);
        }
    }

    record AttendanceRequest(
            @NotNull Attendance attendance, @Size(max = 500) String note) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttendanceView(String person, Attendance attendance, String note, Instant at) {

        static AttendanceView of(Attending attending) {
            return new AttendanceView(
                    attending.person(), attending.attendance(), attending.note().orElse(null), attending.at());
        }
    }

    @POST
    @Path("incidents/{id}/room")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    @Operation(summary = "Open the place where the incident is talked about; tells of the one that there is")
    public Uni<RoomView> open(@PathParam("id") UUID id, @Valid RoomRequest request) {
        OpenRoom.Wish wish = request == null
                ? new OpenRoom.Wish(Optional.empty(), Optional.empty(), Optional.empty())
                : new OpenRoom.Wish(
                        Optional.ofNullable(request.kind()),
                        Optional.ofNullable(request.channelUrl()),
                        Optional.ofNullable(request.bridgeUrl()));
        return rooms.open(id, wish, caller.actor()).map(RoomView::of);
    }

    @GET
    @Path("incidents/{id}/room")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Where the incident is talked about")
    public Uni<RoomView> room(@PathParam("id") UUID id) {
        return known.of(id).map(RoomView::of);
    }

    @PUT
    @Path("incidents/{id}/attendance")
    @RolesAllowed(Permission.VIEWER)
    @Operation(summary = "Say that you joined, are on your way, or cannot come; your last word counts")
    public Uni<AttendanceView> say(@PathParam("id") UUID id, @NotNull @Valid AttendanceRequest request) {
        return people.say(id, request.attendance(), Optional.ofNullable(request.note()), caller.actor())
                .map(AttendanceView::of);
    }

    @GET
    @Path("incidents/{id}/attendance")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Who said what about coming")
    public Uni<List<AttendanceView>> attendance(@PathParam("id") UUID id) {
        return people.of(id).map(said -> said.stream().map(AttendanceView::of).toList());
    }
}
