package io.muster.comms.statuspage;

import java.util.Optional;

/** The last known state, kept where it survives the process and needs no database. */
public interface Snapshots {

    /** Empty when there is none that can be read. Blocking. */
    Optional<Snapshot> read();

    /** Keeps it; failing to is no reason to stop anything. Blocking. */
    void keep(Snapshot snapshot);
}
