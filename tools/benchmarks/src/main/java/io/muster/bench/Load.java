package io.muster.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Posts from a few connections at once, each one request after the other. */
final class Load {

    private static final String PATH = "/api/v2/alerts";

    private final Target target;
    private final int connections;

    Load(Target target, int connections) {
        this.target = target;
        this.connections = connections;
    }

    /** What came of it. @param alerts those accepted */
    record Result(int alerts, Duration took, Latencies latencies) {

        double perSecond() {
            return alerts / (took.toNanos() / 1e9);
        }
    }

    /** For so long. @param bodies by the number of the request, from 0 */
    Result during(Duration time, int alertsPerBody, IntFunction<byte[]> bodies) {
        long end = System.nanoTime() + time.toNanos();
        AtomicInteger next = new AtomicInteger();
        return run(alertsPerBody, bodies, () -> System.nanoTime() < end ? next.getAndIncrement() : -1);
    }

    /** So many requests. */
    Result requests(int count, int alertsPerBody, IntFunction<byte[]> bodies) {
        AtomicInteger next = new AtomicInteger();
        return run(alertsPerBody, bodies, () -> {
            int number = next.getAndIncrement();
            return number < count ? number : -1;
        });
    }

    private interface Requests {
        /** The number of the next one; -1 when it was the last. */
        int next();
    }

    private Result run(int alertsPerBody, IntFunction<byte[]> bodies, Requests requests) {
        long start = System.nanoTime();
        Latencies all = new Latencies();
        try (ExecutorService workers = Executors.newFixedThreadPool(connections)) {
            List<Future<Latencies>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(workers.submit(connection(bodies, requests)));
            }
            for (Future<Latencies> one : running) {
                all.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(target.name() + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Result(all.count() * alertsPerBody, Duration.ofNanos(System.nanoTime() - start), all);
    }

    private Callable<Latencies> connection(IntFunction<byte[]> bodies, Requests requests) {
        return () -> {
            Latencies latencies = new Latencies();
            try (HttpConnection connection = new HttpConnection(target.port(), target.authorization())) {
                for (int number = requests.next(); number >= 0; number = requests.next()) {
                    byte[] body = bodies.apply(number);
                    long start = System.nanoTime();
                    connection.post(PATH, body);
                    latencies.add(System.nanoTime() - start);
                }
            }
            return latencies;
        };
    }
}
