package io.muster.durable;

import io.muster.contracts.EscalationEvent;
import io.muster.contracts.LifecycleEvent;
import io.opentelemetry.api.trace.Span;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/** The consumer of the service the tests play: it writes down what it sees, in the database and in memory. */
@ApplicationScoped
class Journal implements LifecycleConsumer {

    /** @param traceId at the beginning @param traceIdAtEnd after the database has answered, as is the incident in the log */
    record Entry(
            LifecycleEvent event,
            Received received,
            String traceId,
            String traceIdAtEnd,
            Object incidentInLog,
            long nanos) {
        String text() {
            return textOf(event);
        }
    }

    static final String NO_CONCERN = "of no concern";

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Map<String, Supplier<RuntimeException>> choking = new ConcurrentHashMap<>();

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(EscalationEvent.TaskClaimed.class, EscalationEvent.PageFailed.class);
    }

    static String textOf(LifecycleEvent event) {
        return event instanceof EscalationEvent.PageFailed failed
                ? failed.problem()
                : ((EscalationEvent.TaskClaimed) event).task();
    }

    @Override
    public boolean isConcernedBy(LifecycleEvent event) {
        return !textOf(event).equals(NO_CONCERN);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        String traceId = traceId();
        Supplier<RuntimeException> problem = choking.get(textOf(event));
        return Panache.getSession()
                .chain(session -> session.persist(new Note(UUID.randomUUID(), textOf(event))))
                .invoke(() -> {
                    if (problem != null) {
                        throw problem.get();
                    }
                    entries.add(
                            new Entry(event, received, traceId, traceId(), MDC.get("incidentId"), System.nanoTime()));
                });
    }

    private static String traceId() {
        return Span.current().getSpanContext().getTraceId();
    }

    void chokeOn(String text, Supplier<RuntimeException> problem) {
        choking.put(text, problem);
    }

    void swallow(String text) {
        choking.remove(text);
    }

    List<Entry> of(UUID incident) {
        return entries.stream()
                .filter(entry -> entry.event().incidentId().equals(incident))
                .toList();
    }

    List<String> textsOf(UUID incident) {
        return of(incident).stream().map(Entry::text).toList();
    }
}
