package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Ids;
import io.muster.durable.Attempt;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.Outcome;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.CallsMade;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.messaging.RememberedCalls.Call;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.WithMuster;
import io.muster.web.OutboundHttp;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A telephone that rang for other pages may ring for this one: replicas tell each other which call was for which. */
@QuarkusTest
@WithMuster
class SharedCallsTest {

    private static final String LINK = "https://store.example/a/" + "0123456789".repeat(5);

    @Inject
    SharedCalls calls;

    @Inject
    SharedRests rests;

    @Inject
    OutboundHttp http;

    @Inject
    EscalationConfig escalation;

    @Inject
    ChannelConfig channels;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    UnitOfWork unitOfWork;

    private final UUID page = Ids.at(Instant.now());

    @Test
    void twoCallsForOtherPagesDoNotEndThisOnes() {
        try (FakeProviders ignored = FakeProviders.start()) {
            VoiceChannel voice = voice(calls);
            assertThat(call(voice, 1, Ids.at(Instant.now()))).isInstanceOf(Outcome.Sent.class);
            assertThat(call(voice, 1, Ids.at(Instant.now()))).isInstanceOf(Outcome.Sent.class);

            assertThat(call(voice, 3, page)).isInstanceOf(Outcome.Sent.class);
        }
    }

    @Test
    void twoOfWhichNothingIsKnownMayHaveBeenForIt() {
        try (FakeProviders ignored = FakeProviders.start()) {
            VoiceChannel another = voice(new RememberedCalls());
            call(another, 1, Ids.at(Instant.now()));
            call(another, 1, Ids.at(Instant.now()));

            assertThat(call(voice(calls), 3, page)).isInstanceOf(Outcome.Rejected.class);
        }
    }

    @Test
    void whatThisReplicaKnowsTheOthersHear() {
        List<String> heard = new CopyOnWriteArrayList<>();
        notifications.listen(SharedCalls.CHANNEL, heard::add);

        await().until(() -> {
            // another, since what is told while nobody listens is not heard
            Call call = new Call("CA" + UUID.randomUUID().toString().replace("-", ""), page);
            calls.made(call.call(), call.delivery());
            return heard.stream().anyMatch(words -> words.endsWith(" " + page));
        });
    }

    @Test
    void whatAnotherReplicaKnowsThisOneHears() {
        Call call = new Call("CA" + UUID.randomUUID().toString().replace("-", ""), UUID.randomUUID());

        await().until(() -> {
            unitOfWork
                    .run(() -> notifications.notify(SharedCalls.CHANNEL, call.words()))
                    .await()
                    .atMost(Duration.ofSeconds(30));
            return calls.isForAnother(call.call(), page);
        });
    }

    /** Of a SEV1, which heeds no rest that another message was asked for. */
    private static Outcome call(VoiceChannel voice, int attempt, UUID delivery) {
        PagePayload payload = StoredJson.read("""
                {"what": "Card payments fail", "where": [], "since": "2026-11-20T10:00:00Z", "service": "payments",
                 "severity": "SEV1", "name": "Rami", "timeZone": "Europe/Berlin", "reason": "on call", "number": 1042,
                 "address": "+4930123450"}""", PagePayload.class);
        return voice.hand(new Attempt(delivery, attempt, voice.name(), UUID.randomUUID(), ""), payload, LINK);
    }

    private VoiceChannel voice(CallsMade known) {
        VoiceChannel voice = new VoiceChannel(channels, escalation, known);
        voice.config = escalation;
        voice.http = http;
        voice.resting = rests;
        return voice;
    }
}
