package io.muster.board.incidents;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the board; what the reader may not see does not exist. */
@ApplicationScoped
public class IncidentReader {

    /** Longer than a transaction may take: within it rows may become visible out of order. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final int MOST_REPLAYED = 1_000;

    private final UnitOfWork unitOfWork;
    private final Incidents incidents;

    IncidentReader(UnitOfWork unitOfWork, Incidents incidents) {
        this.unitOfWork = unitOfWork;
        this.incidents = incidents;
    }

    public Uni<List<BoardIncident>> list(Listing listing) {
        return unitOfWork.run(() -> incidents.list(listing));
    }

    /** @throws Refusal with {@code incident-not-found} */
    public Uni<BoardIncident> get(UUID id, Sight sight) {
        return unitOfWork.run(() -> incidents
                .find(id)
                .map(found -> found.filter(i -> i.isVisibleTo(sight))
                        .orElseThrow(() -> new Refusal(BoardProblem.INCIDENT_NOT_FOUND, "no incident has this id", id)))
                .flatMap(incident -> incidents
                        .merged(id)
                        .map(merged -> incident.with(merged.stream()
                                .filter(other -> other.isVisibleTo(sight))
                                .toList()))));
    }

    public Uni<List<TimelineEntry>> timeline(UUID id, Reader reader, long afterSeq, int rows) {
        return unitOfWork.run(() -> incidents.timeline(id, reader, afterSeq, rows));
    }

    /** Newest first. */
    public Uni<List<TimelineEntry>> latest(UUID id, Reader reader, int rows) {
        return unitOfWork.run(() -> incidents.latest(id, reader, rows));
    }

    public Uni<Optional<Change>> change(long seq) {
        return unitOfWork.run(() -> incidents.change(seq));
    }

    /** What a stream's reader may have missed since that place. */
    public Uni<Missed> missedSince(long seq) {
        return unitOfWork.run(() -> incidents
                .newest()
                .flatMap(newest -> incidents
                        .changesAfter(seq, OVERLAP, MOST_REPLAYED + 1)
                        .map(found -> Missed.of(seq, newest, found, MOST_REPLAYED))));
    }
}
