package io.muster.board.incidents;

/** A timeline row together with what the incident is now. */
public record Change(TimelineEntry entry, BoardIncident incident) {

    public long seq() {
        return entry.seq();
    }
}
