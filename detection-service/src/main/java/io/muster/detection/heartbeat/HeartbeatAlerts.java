package io.muster.detection.heartbeat;

import io.muster.detection.signal.Signal.AlertSignal;
import io.smallrye.mutiny.Uni;

/** Where alerts about heartbeats go: into the intake log, like all others. */
public interface HeartbeatAlerts {

    /** In the caller's transaction it is written down; then it is sent until the log has it. */
    Uni<Void> tell(AlertSignal signal);
}
