package io.muster.escalation.channel.messaging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.contracts.Severity;
import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.messaging.HttpPageChannel.Request;
import io.muster.web.HttpAnswer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
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
    private static final byte[] AUTH = new byte[16];
    private static final String LINK = "https://ack.example/a/token";

    private static Provider before;
    private static KeyPair browser;
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
        browser = generator.generateKeyPair();
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
        String subscription = EventJson.mapper()
                .createObjectNode()
                .put("endpoint", "https://push.example/send/1")
                .set(
                        "keys",
                        EventJson.mapper()
                                .createObjectNode()
                                .put("p256dh", BASE64.encodeToString(Utils.encode((ECPublicKey) browser.getPublic())))
                                .put("auth", BASE64.encodeToString(AUTH)))
                .toString();
        Instant since = Instant.parse("2026-11-26T09:30:00Z");
        return new PagePayload(
                UUID.fromString("019aa000-0000-7000-8000-000000000001"),
                UUID.fromString("019aa000-0000-7000-8000-000000000002"),
                1042,
                "Card payments fail",
                List.of("eu"),
                since,
                since,
                since,
                "payments",
                Severity.SEV1,
                true,
                "1,200 EUR a minute, 24,000 EUR so far (B3)",
                "rami",
                "Rami",
                "Europe/Berlin",
                "on call in schedule payments",
                1,
                true,
                null,
                List.of(),
                subscription,
                null,
                null,
                "sealed",
                false,
                null);
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

        byte[] clear = decrypted(request.body());
        JsonNode shown = EventJson.mapper().readTree(clear);
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
                .isEqualTo(new Outcome.Rejected("the browser's subscription is gone"));
        assertThat(channel.outcome(new HttpAnswer(429, new byte[0]))).isInstanceOf(Outcome.Retry.class);
        assertThat(channel.outcome(new HttpAnswer(201, new byte[0]))).isInstanceOf(Outcome.Sent.class);
    }

    /** As a browser does it (RFC 8188 and RFC 8291). */
    private static byte[] decrypted(byte[] body) throws Exception {
        byte[] salt = Arrays.copyOf(body, 16);
        byte[] sender = Arrays.copyOfRange(body, 21, 21 + body[20]);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH", BouncyCastleProvider.PROVIDER_NAME);
        agreement.init(browser.getPrivate());
        agreement.doPhase(Utils.loadPublicKey(sender), true);
        byte[] receiver = Utils.encode((ECPublicKey) browser.getPublic());
        byte[] info = Utils.concat("WebPush: info\0".getBytes(US_ASCII), receiver, sender);
        byte[] prk = hmac(salt, expanded(hmac(AUTH, agreement.generateSecret()), info, 32));
        byte[] key = expanded(prk, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
        byte[] nonce = expanded(prk, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(body, 21 + body[20], body.length - 21 - body[20]);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        assertThat(padded[end]).as("the last record's delimiter").isEqualTo((byte) 2);
        return Arrays.copyOf(padded, end);
    }

    private static byte[] expanded(byte[] prk, byte[] info, int length) throws Exception {
        return Arrays.copyOf(hmac(prk, Utils.concat(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }
}
