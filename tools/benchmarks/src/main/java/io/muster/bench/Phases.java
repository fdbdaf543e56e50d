package io.muster.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Posts signals to one system and waits for their pages. Each phase gives when which signal was posted, by {@link
 * System#nanoTime}; signals that never bring a page are waited for a minute.
 *
 * @param receiver the provider of that system alone
 */
record Phases(Target target, PageReceiver receiver) {

    private static final int CONNECTIONS = 8;
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** For pages that come twice. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private static final String ALERTS = "/api/v2/alerts";

    Map<String, Long> oneAtATime(String phase, int count) {
        Map<String, Long> posted = new LinkedHashMap<>();
        try (HttpConnection connection = new HttpConnection(target.port(), target.authorization())) {
            for (int i = 0; i < count; i++) {
                String incident = phase + "-" + i;
                posted.put(incident, System.nanoTime());
                connection.post(ALERTS, body(List.of(incident)));
                awaitPages(List.of(incident), Duration.ofMillis(1));
                pause(PAUSE);
            }
        }
        return posted;
    }

    /** Each is counted from when it was to be posted, so that a system that holds up its senders gains nothing. */
    Map<String, Long> steady(String phase, int count, int perSecond) {
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        long start = System.nanoTime() + gap;
        AtomicInteger next = new AtomicInteger();
        Map<String, Long> posted = new ConcurrentHashMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(workers.submit(() -> {
                    try (HttpConnection connection = new HttpConnection(target.port(), target.authorization())) {
                        for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                            long due = start + n * gap;
                            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                            posted.put(phase + "-" + n, due);
                            connection.post(ALERTS, body(List.of(phase + "-" + n)));
                        }
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(target.name() + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        awaitPages(posted.keySet(), Duration.ofMillis(20));
        pause(AFTERWARDS);
        return posted;
    }

    /** All in one request. */
    Map<String, Long> burst(String phase, int count) {
        List<String> incidents =
                IntStream.range(0, count).mapToObj(i -> phase + "-" + i).toList();
        byte[] body = body(incidents);
        long start = System.nanoTime();
        try (HttpConnection connection = new HttpConnection(target.port(), target.authorization())) {
            connection.post(ALERTS, body);
        }
        awaitPages(incidents, Duration.ofMillis(20));
        pause(AFTERWARDS);
        return incidents.stream().collect(Collectors.toMap(incident -> incident, incident -> start));
    }

    private void awaitPages(Collection<String> incidents, Duration look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end
                && incidents.stream().anyMatch(one -> receiver.of(one).isEmpty())) {
            pause(look);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(cause);
    }

    private static byte[] body(Collection<String> incidents) {
        Instant now = Instant.now();
        return incidents.stream()
                .map(incident -> """
                        {"labels":{"alertname":"ErrorsHigh","%s":"%s","service":"%s","severity":"critical"},\
                        "annotations":{"summary":"Requests to %s fail"},"startsAt":"%s"}""".formatted(PageReceiver.LABEL, incident, incident, incident, now))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
