package io.muster.escalation.channel.rest;

import io.muster.web.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a callback comes from the provider that it claims to come from. */
final class Signatures {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Signatures() {}

    /** {@code X-Slack-Signature}: {@code v0=} and the HMAC-SHA256 of {@code v0:timestamp:body} in hexadecimal. */
    static boolean isSlack(String secret, String timestamp, String signature, String body, Instant now) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] mac = mac("HmacSHA256", secret, "v0:" + timestamp + ":" + body);
        return Secrets.same("v0=" + HexFormat.of().formatHex(mac), signature);
    }

    /** {@code X-Twilio-Signature}: the HMAC-SHA1 in base64 of the URL that was called and the form, ordered by name. */
    static boolean isTwilio(String authToken, String url, Map<String, String> form, String signature) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        byte[] mac = mac("HmacSHA1", authToken, signed.toString());
        return Secrets.same(Base64.getEncoder().encodeToString(mac), signature);
    }

    private static byte[] mac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
