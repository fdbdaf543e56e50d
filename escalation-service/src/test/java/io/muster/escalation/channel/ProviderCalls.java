package io.muster.escalation.channel;

import static io.restassured.RestAssured.given;

import io.muster.testkit.FakeProviders;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What providers do when somebody answers: they call back, and prove that it is they. */
public final class ProviderCalls {

    /** The service as its providers see it. */
    static final String PUBLIC = "http://localhost:8083";

    private ProviderCalls() {}

    /** Signed as Twilio signs. */
    public static ValidatableResponse fromTwilio(String path, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(PUBLIC + path);
        StringBuilder body = new StringBuilder();
        new TreeMap<>(form).forEach((name, value) -> {
            signed.append(name).append(value);
            body.append(body.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        String signature =
                Base64.getEncoder().encodeToString(mac("HmacSHA1", FakeProviders.TWILIO_TOKEN, signed.toString()));
        return given().contentType(ContentType.URLENC)
                .header("X-Twilio-Signature", signature)
                .body(body.toString())
                .post(path)
                .then();
    }

    /** The fields of a form that was sent to Twilio. */
    public static Map<String, String> form(FakeProviders.Request request) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : request.body().split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** Signed as Slack signs. */
    static ValidatableResponse fromSlack(Instant now, String body) {
        String time = Long.toString(now.getEpochSecond());
        byte[] mac = mac("HmacSHA256", FakeProviders.SLACK_SIGNING_SECRET, "v0:" + time + ":" + body);
        return fromSlack(time, "v0=" + HexFormat.of().formatHex(mac), body);
    }

    static ValidatableResponse fromSlack(String time, String signature, String body) {
        return given().contentType(ContentType.URLENC)
                .header("X-Slack-Request-Timestamp", time)
                .header("X-Slack-Signature", signature)
                .body(body)
                .post("/answers/slack")
                .then();
    }

    static ValidatableResponse fromTelegram(String secret, String update) {
        return given().contentType(ContentType.JSON)
                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                .body(update)
                .post("/answers/telegram")
                .then();
    }

    private static byte[] mac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
