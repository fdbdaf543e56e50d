package io.muster.durable.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.DurableConfig;
import io.muster.durable.Meters;
import io.muster.durable.Seams;
import io.muster.durable.broker.AckedProducer;
import io.muster.durable.loop.Backoff;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes the rows of the outbox to the broker: publish, await the acks, then mark. What a look finds of an incident
 * goes together, in its order, and many incidents at once. Each shard is published by one replica, which may be the same
 * for all.
 */
@ApplicationScoped
public class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final String CHANNEL = "muster_outbox";
    private static final Duration LONG = Duration.ofDays(1);
    private static final int MAX_BUSY = 1000;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));

    private final OutboxRows rows;
    private final AckedProducer producer;
    private final DatabaseNotifications notifications;
    private final Seams seams;
    private final Vertx vertx;
    private final Clock clock;
    private final DurableConfig config;
    private final Counter published;
    private final Timer publishing;

    private final String holder = UUID.randomUUID().toString();
    private final Shards shards = new Shards();
    private final Pulse leasing;
    private final Pulse looking;
    private final Pulse marking;
    private final Pulse nudging;

    private final Map<UUID, IncidentRun> busy = new HashMap<>();
    /** Those busy ones that a look passed over: it may have left rows of theirs. */
    private final Set<UUID> passedOver = new HashSet<>();

    private final Queue<Acked> acked = new ArrayDeque<>();
    private final Map<UUID, Integer> failures = new HashMap<>();

    /** The rows of one incident that a look found. */
    private static final class IncidentRun {
        final List<OutboxRow> rows = new ArrayList<>();
        int unmarked;
        boolean ended;
    }

    private record Acked(long seq, UUID incidentId, IncidentRun run) {}

    Relay(
            OutboxRows rows,
            AckedProducer producer,
            DatabaseNotifications notifications,
            Seams seams,
            Vertx vertx,
            Clock clock,
            DurableConfig config,
            Meters meters) {
        this.rows = rows;
        this.producer = producer;
        this.notifications = notifications;
        this.seams = seams;
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
        published = meters.published();
        publishing = meters.publishing();
        leasing = new Pulse(vertx, "outbox leases", config.outbox().lease().dividedBy(4), this::lease);
        looking = new Pulse(vertx, "outbox relay", config.sweep(), this::look);
        marking = new Pulse(vertx, "outbox marks", config.sweep(), this::mark);
        nudging =
                new Pulse(vertx, "outbox nudge", LONG, () -> rows.nudge(CHANNEL).replaceWith(LONG));
    }

    void start(@Observes StartupEvent event) {
        notifications.listen(CHANNEL, payload -> looking.wake(), looking::wake);
        List.of(leasing, looking, marking, nudging).forEach(Pulse::start);
    }

    /** Lets what is on its way arrive, then gives the shards back, so that another replica goes on at once. */
    void stop(@Observes @Priority(1000) ShutdownEvent event) throws InterruptedException {
        List.of(leasing, looking, nudging).forEach(Pulse::stop);
        shards.clear();
        synchronized (this) {
            long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            while (!busy.isEmpty() && System.nanoTime() < end) {
                wait(50);
            }
        }
        marking.stop();
        try {
            rows.release(holder).await().atMost(Duration.ofSeconds(2));
        } catch (RuntimeException gone) {
            LOG.debugf("shards not given back, their lease runs out: %s", gone);
        }
    }

    /** Somebody committed rows of this shard. */
    public void committed(int shard) {
        (shards.holds(shard, System.nanoTime()) ? looking : nudging).wake();
    }

    private Uni<Duration> lease() {
        long askedAt = System.nanoTime();
        Duration lease = config.outbox().lease();
        return rows.acquire(holder, lease)
                .invoke(fences -> {
                    if (shards.granted(fences, askedAt, lease)) {
                        looking.wake();
                    }
                })
                .replaceWith(lease.dividedBy(4));
    }

    private Uni<Duration> look() {
        List<Integer> held = shards.held(System.nanoTime());
        List<UUID> excluded = busyIncidents();
        if (held.isEmpty() || excluded.size() > MAX_BUSY) {
            return Uni.createFrom().item(LONG);
        }
        int batch = config.outbox().batch();
        return rows.waiting(held, excluded, batch)
                .invoke(this::publish)
                .map(found -> found.size() == batch ? Duration.ZERO : LONG);
    }

    private synchronized List<UUID> busyIncidents() {
        passedOver.addAll(busy.keySet());
        return List.copyOf(busy.keySet());
    }

    private void publish(List<OutboxRow> found) {
        Map<UUID, IncidentRun> runs = new LinkedHashMap<>();
        found.forEach(row -> runs.computeIfAbsent(row.incidentId(), id -> new IncidentRun())
                .rows
                .add(row));
        synchronized (this) {
            busy.putAll(runs);
        }
        runs.values().forEach(this::publish);
    }

    private void publish(IncidentRun run) {
        OutboxRow first = run.rows.getFirst();
        if (!shards.holds(first.shard(), System.nanoTime())) {
            ended(first.incidentId(), run);
            return;
        }
        producer.sendInOrder(run.rows.stream()
                        .map(row -> PublishedRecord.of(row, config.source()))
                        .toList())
                .subscribe()
                .with(acks -> published(run), problem -> refused(run, first, problem));
    }

    private void published(IncidentRun run) {
        Instant now = clock.instant();
        UUID incidentId = run.rows.getFirst().incidentId();
        for (OutboxRow row : run.rows) {
            seams.reach(Seams.AFTER_PUBLISH);
            published.increment();
            publishing.record(Duration.between(row.createdAt(), now).abs());
        }
        boolean recovered;
        synchronized (this) {
            recovered = failures.remove(incidentId) != null && failures.isEmpty();
            run.unmarked = run.rows.size();
            run.ended = true;
            run.rows.forEach(row -> acked.add(new Acked(row.seq(), incidentId, run)));
        }
        if (recovered) {
            LOG.info("outbox: the broker takes events again");
        }
        marking.wake();
    }

    private void refused(IncidentRun run, OutboxRow row, Throwable problem) {
        int failed;
        synchronized (this) {
            if (failures.isEmpty()) {
                LOG.warnf("outbox: %s: %s; trying on", problem.getMessage(), problem.getCause());
            }
            failed = failures.merge(row.incidentId(), 1, Integer::sum);
        }
        vertx.setTimer(BACKOFF.after(failed).toMillis(), later -> ended(row.incidentId(), run));
    }

    private void ended(UUID incidentId, IncidentRun run) {
        synchronized (this) {
            run.ended = true;
            freeIfDone(incidentId, run);
        }
        looking.wake();
    }

    private Uni<Duration> mark() {
        List<Acked> batch;
        synchronized (this) {
            batch = List.copyOf(acked);
        }
        if (batch.isEmpty()) {
            return Uni.createFrom().item(LONG);
        }
        return rows.mark(batch.stream().map(Acked::seq).toList())
                .invoke(() -> marked(batch))
                .replaceWith(LONG);
    }

    private void marked(List<Acked> batch) {
        boolean left = false;
        synchronized (this) {
            for (Acked done : batch) {
                acked.remove(); // marks run one after the other, so the batch is the head
                done.run().unmarked--;
                left |= freeIfDone(done.incidentId(), done.run());
            }
        }
        if (left) {
            looking.wake();
        }
    }

    /** @return whether rows of the incident may wait that were passed over while it was busy */
    private boolean freeIfDone(UUID incidentId, IncidentRun run) {
        if (!run.ended || run.unmarked > 0 || !busy.remove(incidentId, run)) {
            return false;
        }
        notifyAll();
        return passedOver.remove(incidentId);
    }
}
