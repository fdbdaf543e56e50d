package io.muster.killed;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EscalationEvent.TaskFinished;
import io.muster.contracts.EventContext;
import io.muster.contracts.LifecycleEvent;
import io.muster.durable.Attempt;
import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Outbox;
import io.muster.durable.Outcome;
import io.muster.durable.Received;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A chain of steps that crosses every seam: a claimed task is consumed and schedules a timer, the timer enqueues a
 * delivery, the delivered message finishes the task and claims the next one.
 */
@ApplicationScoped
class Chain implements LifecycleConsumer, TimerHandler, DeliveryChannel {
    private static final int STEPS = 3;

    private final Timers timers;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Clock clock;
    private final String webhook;
    private final String incarnation;
    private final HttpClient http = HttpClient.newHttpClient();

    Chain(
            Timers timers,
            Deliveries deliveries,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "killed.webhook") String webhook,
            @ConfigProperty(name = "killed.incarnation") String incarnation) {
        this.timers = timers;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.clock = clock;
        this.webhook = webhook;
        this.incarnation = incarnation;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(TaskClaimed.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        String step = ((TaskClaimed) event).task();
        return done("consumed", event.incidentId(), step)
                .chain(() -> timers.schedule("step", event.incidentId() + "/" + step, clock.instant(), step));
    }

    @Override
    public String kind() {
        return "step";
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        UUID incident = UUID.fromString(timer.key().split("/")[0]);
        UUID id = UUID.nameUUIDFromBytes(timer.key().getBytes(StandardCharsets.UTF_8));
        return done("fired", incident, timer.payload())
                .chain(() -> deliveries.enqueue(new Delivery(id, "webhook", incident, timer.payload(), null, null)));
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(7); // longer than a busy machine stands still
    }

    @Override
    public Uni<Boolean> stillWanted(Attempt attempt) {
        return Uni.createFrom().item(true);
    }

    @Override
    public Outcome send(Attempt attempt) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook))
                .timeout(timeout())
                .header("webhook-id", attempt.deliveryId().toString())
                .header("incarnation", incarnation)
                .header("incident", attempt.incidentId().toString())
                .POST(HttpRequest.BodyPublishers.ofString(attempt.payload()))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        return status == 200 ? new Outcome.Sent("200") : new Outcome.Retry("status " + status);
    }

    @Override
    public Uni<Void> concluded(Attempt attempt, Outcome outcome) {
        UUID incident = attempt.incidentId();
        int step = Integer.parseInt(attempt.payload());
        EventContext context =
                EventContext.internal(incident, clock.instant(), Actor.rule("chain"), "step " + step + " is done");
        Uni<Void> finished = done("concluded", incident, attempt.payload())
                .chain(() -> outbox.append(
                        new TaskFinished(context, attempt.deliveryId(), "ada", attempt.payload(), clock.instant())));
        return step == STEPS
                ? finished
                : finished.chain(() -> outbox.append(
                        new TaskClaimed(context, attempt.deliveryId(), "ada", Integer.toString(step + 1))));
    }

    private static Uni<Void> done(String what, UUID incident, String step) {
        return Panache.getSession().chain(session -> session.persist(new Done(what, incident, Integer.parseInt(step))));
    }
}
