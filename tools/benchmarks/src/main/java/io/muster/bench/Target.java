package io.muster.bench;

import java.time.Duration;
import java.util.Map;

/** A system that takes alerts in by the Alertmanager API v2. */
interface Target extends AutoCloseable {

    String name();

    int port();

    /** The value of the header {@code Authorization}; null when none is asked for. */
    String authorization();

    /** Its process, whose memory is looked at. */
    ProcessHandle process();

    /** Processor time of everything that belongs to it, so far, by its parts. */
    default Map<String, Duration> processorTime() {
        return Map.of(name(), Processor.used(process()));
    }

    /** How many alerts it accepted and has yet to work on. */
    default long waiting() throws InterruptedException {
        return 0;
    }

    /** How many alerts it knows whose label {@code burst} has that value, as GET tells. */
    default int visible(String burst) {
        Occurrences alerts = new Occurrences(Alerts.MARK);
        try (HttpConnection connection = new HttpConnection(port(), authorization())) {
            connection.get("/api/v2/alerts?filter=burst=%22" + burst + "%22", alerts::add);
        }
        return alerts.found();
    }

    @Override
    void close();
}
