package io.muster.durable.trace;

import java.util.UUID;
import org.jboss.logging.MDC;

/** What a line of the log says beside its message. */
public final class LogContext {

    private static final String INCIDENT = "incidentId";

    private LogContext() {}

    /**
     * From here on the lines of this attempt or request name the incident, until another is named. Whatever takes hold of
     * an incident to decide about it says so, since a timer, a link or a draft tells the incident only then.
     *
     * @param id null: they are about none
     */
    public static void incident(UUID id) {
        name(id == null ? null : id.toString());
    }

    /** Names the incident only in the lines that the work writes before it returns. */
    public static void about(UUID incident, Runnable work) {
        Object before = MDC.get(INCIDENT);
        incident(incident);
        try {
            work.run();
        } finally {
            name(before);
        }
    }

    private static void name(Object incident) {
        if (incident == null) {
            MDC.remove(INCIDENT);
        } else {
            MDC.put(INCIDENT, incident);
        }
    }
}
