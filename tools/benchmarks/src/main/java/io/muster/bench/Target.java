package io.muster.bench;

import java.time.Duration;

/** A system that takes alerts in by the Alertmanager API v2. */
interface Target extends AutoCloseable {

    String name();

    int port();

    /** The value of the header {@code Authorization}; null when none is asked for. */
    String authorization();

    /** Its process, whose memory is looked at. */
    ProcessHandle process();

    /** Processor time of everything that belongs to it, so far. */
    default Duration processorTime() {
        return Processor.used(process());
    }

    /** How many alerts it knows whose label {@code burst} has that value, as GET tells. */
    default int visible(String burst) {
        try (HttpConnection connection = new HttpConnection(port(), authorization())) {
            String filter = "burst=%22" + burst + "%22";
            return Alerts.count(connection.get("/api/v2/alerts?filter=" + filter));
        }
    }

    @Override
    void close();
}
