package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.channel.messaging.RestingAccounts.Rest;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Replicas tell each other by the database which accounts their providers want to be left alone. */
@QuarkusTest
@WithMuster
class SharedRestsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    SharedRests rests;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    UnitOfWork unitOfWork;

    private final URI account = URI.create("https://sms.example/" + UUID.randomUUID());

    @Test
    void whatIsAskedOfThisReplicaTheOthersHear() {
        List<String> heard = new CopyOnWriteArrayList<>();
        notifications.listen(SharedRests.CHANNEL, heard::add);
        RestingAccounts other = new RestingAccounts();

        await().until(() -> {
            rests.rest(account, HOUR); // again, since what is told while nobody listens is not heard
            heard.forEach(words -> other.learn(Rest.in(words).orElseThrow(), NOW));
            return other.of(account, NOW).isPresent();
        });
    }

    @Test
    void whatAnotherReplicaIsAskedThisOneHeeds() {
        Rest told = new RestingAccounts().rest(account, HOUR, NOW).orElseThrow();
        assertThat(rests.of(account)).isEmpty();

        await().until(() -> {
            unitOfWork
                    .run(() -> notifications.notify(SharedRests.CHANNEL, told.words()))
                    .await()
                    .atMost(Duration.ofSeconds(30));
            return rests.of(account).isPresent();
        });
    }
}
