package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.durable.Attempt;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.Outcome;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.messaging.RestingAccounts.Rest;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.WithMuster;
import io.muster.web.OutboundHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    OutboundHttp http;

    @Inject
    EscalationConfig escalation;

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
    void anAccountThatRestsIsNotAskedWhatBecameOfTheAttemptBefore() {
        SmsChannel sms = sms();
        PagePayload page = StoredJson.read("""
                {"what": "Card payments fail", "where": [], "since": "2026-11-20T10:00:00Z", "service": "payments",
                 "severity": "SEV3", "name": "Rami", "timeZone": "Europe/Berlin", "reason": "on call", "number": 1042,
                 "address": "+4930123456"}""", PagePayload.class);
        Attempt second = new Attempt(UUID.randomUUID(), 2, sms.name(), UUID.randomUUID(), "");
        String link = "https://store.example/a/" + "0123456789".repeat(5);
        rests.rest(sms.request(second, page, link).uri(), HOUR);

        try (FakeProviders providers = FakeProviders.start()) {
            assertThat(sms.hand(second, page, link))
                    .isInstanceOfSatisfying(
                            Outcome.Retry.class,
                            retry -> assertThat(retry.rest()).isPositive());
            assertThat(providers.requests()).isEmpty();
        }
    }

    /** With an account that no other test has. */
    private SmsChannel sms() {
        ChannelConfig config = new SmallRyeConfigBuilder()
                .withMapping(ChannelConfig.class)
                .withDefaultValues(Map.of(
                        "muster.channel.twilio.url",
                        FakeProviders.uri().toString(),
                        "muster.channel.twilio.account-sid",
                        "AC" + UUID.randomUUID(),
                        "muster.channel.twilio.auth-token",
                        "token",
                        "muster.channel.twilio.from",
                        "+4930000000"))
                .build()
                .getConfigMapping(ChannelConfig.class);
        SmsChannel sms = new SmsChannel(config, escalation);
        sms.config = escalation;
        sms.http = http;
        sms.resting = rests;
        return sms;
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
