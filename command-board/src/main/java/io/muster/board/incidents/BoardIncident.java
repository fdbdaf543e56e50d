package io.muster.board.incidents;

import io.muster.contracts.Incident;
import io.muster.contracts.Incident.Room;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An incident as the board keeps it.
 *
 * @param state what the contracts' fold says; nothing is derived a second time here
 * @param mergedRooms where people talk about what was merged into it
 */
public record BoardIncident(Incident state, List<Room> mergedRooms) {

    private static final long LATEST = 9_999_999_999_999L;

    public BoardIncident(Incident state) {
        this(state, List.of());
    }

    public static BoardIncident of(UUID id) {
        return new BoardIncident(Incident.of(id));
    }

    public BoardIncident after(LifecycleEvent event) {
        return new BoardIncident(state.after(event), mergedRooms);
    }

    /** @param merged what lives on in it */
    BoardIncident with(List<BoardIncident> merged) {
        return new BoardIncident(
                state,
                merged.stream()
                        .map(other -> other.state.room())
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** All places where its people talk, its own first. */
    public List<Room> rooms() {
        return Stream.concat(Stream.ofNullable(state.room()), mergedRooms.stream())
                .toList();
    }

    /** Whether it is shown only to those who work on incidents (R73). */
    public boolean restricted() {
        return state.restricted();
    }

    public boolean isOpen() {
        return state.status() == null || state.status().isOpen();
    }

    /**
     * Its place in the list: what is open first, the gravest first, the newest first. What is over is ordered by time
     * alone.
     */
    public String sortKey() {
        Severity severity = state.severity() == null ? Severity.SEV3 : state.severity();
        String group = isOpen() ? "0" + severity.ordinal() : "10";
        return group + "-" + newestFirst(state.detectedAt());
    }

    /** Whether somebody with that sight may know of it. */
    public boolean isVisibleTo(Sight sight) {
        return state.isKnown() && (!restricted() || sight == Sight.EVERYTHING);
    }

    private static String newestFirst(Instant at) {
        return "%013d".formatted(at == null ? LATEST : LATEST - at.toEpochMilli());
    }
}
