package io.muster.detection.intake;

import io.muster.contracts.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Whether the intake log is there. */
@ApplicationScoped
public class BrokerCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Anyone may ask for readiness, so the broker is not asked for each. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Verdict verdict = new Verdict(false, System.nanoTime() - FRESH.toNanos());
    private Admin admin;

    /** @param at when, in nanoseconds of this JVM */
    private record Verdict(boolean isThere, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    @Inject
    BrokerCheck(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        settings.keySet().removeIf(key -> key.endsWith("serializer") || key.endsWith("deserializer"));
    }

    /**
     * Whether the broker tells about the intake log within two seconds, as it was known at most a second ago. Blocks,
     * but only the one that asks: others meanwhile are told what was known before.
     */
    public boolean isThere() {
        if (!verdict.isFresh() && asking.tryLock()) {
            try {
                verdict = new Verdict(ask(), System.nanoTime());
            } finally {
                asking.unlock();
            }
        }
        return verdict.isThere();
    }

    private boolean ask() {
        try {
            admin().describeTopics(List.of(Topics.SIGNALS))
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return false;
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
