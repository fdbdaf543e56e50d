package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.messaging.HttpPageChannel.Request;
import io.muster.testkit.WebPushBrowser;
import io.muster.web.HttpAnswer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import nl.martijndwars.webpush.Utils;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebPushChannelTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final WebPushBrowser BROWSER = new WebPushBrowser();
    private static final String LINK = "https://ack.example/a/token";

    private static Provider before;
    private static KeyPair server;

    private final WebPushChannel channel = new WebPushChannel(config());

    @BeforeAll
    static void makeKeys() throws Exception {
        // that of a Quarkus test of the same JVM, whose classes are not ours and who needs it again
        before = Security.getProvider(BouncyCastleProvider.PROVIDER_NAME);
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        Security.addProvider(new BouncyCastleProvider());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("ECDH", BouncyCastleProvider.PROVIDER_NAME);
        generator.initialize(ECNamedCurveTable.getParameterSpec("prime256v1"));
        server = generator.generateKeyPair();
    }

    @AfterAll
    static void leaveAsItWas() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        if (before != null) {
            Security.addProvider(before);
        }
    }

    private static ChannelConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(ChannelConfig.class)
                .withDefaultValues(Map.of(
                        "muster.channel.web-push.public-key",
                                BASE64.encodeToString(Utils.encode((ECPublicKey) server.getPublic())),
                        "muster.channel.web-push.private-key",
                                BASE64.encodeToString(Utils.encode((ECPrivateKey) server.getPrivate())),
                        "muster.channel.web-push.subject", "mailto:ops@store.example"))
                .build()
                .getConfigMapping(ChannelConfig.class);
    }

    private static PagePayload page() {
        String subscription = BROWSER.subscription(URI.create("https://push.example/send/1"));
        return SamplePage.of("Card payments fail", "1,200 EUR a minute, 24,000 EUR so far (B3)", subscription);
    }

    @Test
    void itSaysWhatHasToBeSetUpFirst() {
        ChannelConfig nothing = new SmallRyeConfigBuilder()
                .withMapping(ChannelConfig.class)
                .build()
                .getConfigMapping(ChannelConfig.class);

        assertThat(new WebPushChannel(nothing).lacking())
                .contains("muster.channel.web-push.public-key, private-key and subject");
        assertThat(channel.lacking()).isEmpty();
    }

    @Test
    void theBrowserAndNobodyElseCanReadThePage() throws Exception {
        Attempt attempt = new Attempt(UUID.randomUUID(), 1, "webpush", UUID.randomUUID(), "");

        Request request = channel.request(attempt, page(), LINK);

        JsonNode shown = EventJson.mapper().readTree(BROWSER.read(request.body()));
        assertThat(shown.get("title").asText()).isEqualTo("[SEV1] INC-1042 Card payments fail");
        assertThat(shown.get("body").asText())
                .contains(
                        "Where: eu",
                        "Costs: 1,200 EUR a minute, 24,000 EUR so far (B3)",
                        "Why you: on call in schedule payments");
        assertThat(shown.get("url").asText()).isEqualTo(LINK);
        assertThat(new String(request.body())).doesNotContain("Card payments");
    }

    @Test
    void thePushServiceIsToldWhoSendsAndHowUrgentItIs() throws Exception {
        Request request =
                channel.request(new Attempt(UUID.randomUUID(), 1, "webpush", UUID.randomUUID(), ""), page(), LINK);

        assertThat(request.uri()).isEqualTo(URI.create("https://push.example/send/1"));
        assertThat(request.headers())
                .containsEntry("TTL", "600")
                .containsEntry("Urgency", "high")
                .containsEntry("Topic", "019aa000000070008000000000000001")
                .containsEntry("Content-Encoding", "aes128gcm");
        String token = request.headers().get("Authorization").replaceAll(".*t=([^,]+),.*", "$1");
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(server.getPublic())
                .setExpectedAudience("https://push.example")
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
        assertThat(claims.getSubject()).isEqualTo("mailto:ops@store.example");
        assertThat(claims.getExpirationTime().getValue())
                .isLessThanOrEqualTo(Instant.now().getEpochSecond() + 86_400);
    }

    @Test
    void aSubscriptionThatIsGoneIsAContactThatFailed() {
        assertThat(channel.outcome(new HttpAnswer(410, new byte[0])))
                .isEqualTo(new Outcome.Rejected("the browser's subscription is gone (HTTP 410)"));
        assertThat(channel.outcome(new HttpAnswer(429, new byte[0]))).isInstanceOf(Outcome.Retry.class);
        assertThat(channel.outcome(new HttpAnswer(201, new byte[0]))).isInstanceOf(Outcome.Sent.class);
    }
}
