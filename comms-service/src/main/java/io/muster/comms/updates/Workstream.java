package io.muster.comms.updates;

import io.muster.comms.CommsMetrics;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.Outbox;
import io.muster.durable.Timers;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Carries a decision out, in the caller's transaction: rows, timers, events, and a hint to the status page of every
 * replica.
 */
@ApplicationScoped
class Workstream {
    private static final Logger LOG = Logger.getLogger(Workstream.class);

    /** Kind of this service's timers; their key is {@code <incident id>/<name>}. */
    static final String TIMER = "comms-update-due";

    /** Notification channel: what the public may read has changed. */
    static final String PUBLIC_CHANGED = "muster_comms_public";

    private final Communications communications;
    private final Outbox outbox;
    private final Timers timers;
    private final DatabaseNotifications notifications;
    private final UnitOfWork unitOfWork;
    private final CommsMetrics metrics;

    Workstream(
            Communications communications,
            Outbox outbox,
            Timers timers,
            DatabaseNotifications notifications,
            UnitOfWork unitOfWork,
            CommsMetrics metrics) {
        this.communications = communications;
        this.outbox = outbox;
        this.timers = timers;
        this.notifications = notifications;
        this.unitOfWork = unitOfWork;
        this.metrics = metrics;
    }

    /** Locks, decides, and carries out. */
    Uni<Change> decide(UUID incidentId, Function<Communication, Change> rule) {
        return communications
                .lock(incidentId)
                .chain(before -> {
                    Change change = rule.apply(before);
                    return carryOut(before, change).replaceWith(change);
                })
                .invoke(change -> change.events()
                        .forEach(event -> LOG.infof(
                                "%s of %s: %s", event.getClass().getSimpleName(), incidentId, event.reason())));
    }

    private Uni<Void> carryOut(Communication before, Change change) {
        Communication after = change.after();
        return communications
                .save(before, after)
                .chain(() -> schedule(before, after))
                .chain(() -> change.events().isEmpty() ? done() : outbox.append(change.events()))
                .chain(() -> after.hasSpokenTo(Side.EXTERNAL)
                        ? notifications.notify(PUBLIC_CHANGED, after.id().toString())
                        : done())
                .invoke(() -> unitOfWork.afterCommit(() -> metrics.count(before, change)));
    }

    /** Timers follow from how things stand; one that just fired is gone and comes back only where it is still wanted. */
    private Uni<Void> schedule(Communication before, Communication after) {
        Map<String, Instant> wanted = after.timers();
        Uni<Void> all = done();
        for (String name : before.timers().keySet()) {
            if (!wanted.containsKey(name)) {
                all = all.chain(() -> timers.cancel(TIMER, key(after, name)));
            }
        }
        for (Map.Entry<String, Instant> timer : wanted.entrySet()) {
            if (!timer.getValue().equals(before.timers().get(timer.getKey()))) {
                all = all.chain(() -> timers.schedule(TIMER, key(after, timer.getKey()), timer.getValue(), "{}"));
            }
        }
        return all;
    }

    private static String key(Communication communication, String name) {
        return communication.id() + "/" + name;
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
