package io.muster.board.incidents;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The read model's tables. Every operation needs an open unit of work. */
public interface Incidents {

    /** The incident, locked until the transaction ends; a new one when it is not known yet. */
    Uni<BoardIncident> locked(UUID id);

    Uni<Void> save(BoardIncident incident);

    /** Stores the row and gives it back with its place in the stream. */
    Uni<TimelineEntry> append(TimelineEntry entry);

    Uni<Optional<BoardIncident>> find(UUID id);

    /** What was merged into the incident. */
    Uni<List<BoardIncident>> merged(UUID id);

    /** Known incidents in list order, see {@link BoardIncident#sortKey}. */
    Uni<List<BoardIncident>> list(Listing listing);

    /** The rows of the incident and of what was merged into it that the reader sees, in stream order, beginning after {@code afterSeq}. */
    Uni<List<TimelineEntry>> timeline(UUID incidentId, Reader reader, long afterSeq, int rows);

    /** The latest of those rows, newest first. */
    Uni<List<TimelineEntry>> latest(UUID incidentId, Reader reader, int rows);

    /** The row of that place with its incident. */
    Uni<Optional<Change>> change(long seq);

    /** The newest row's place; 0 when there is none. */
    Uni<Long> newest();

    /**
     * The first rows after {@code seq}, oldest first, with those before it that were stored no more than {@code overlap}
     * before the row of {@code seq}: rows of different incidents may become visible in another order than they were
     * numbered.
     */
    Uni<List<Change>> changesAfter(long seq, Duration overlap, int rows);
}
