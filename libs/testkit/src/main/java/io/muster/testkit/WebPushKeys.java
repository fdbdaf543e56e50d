package io.muster.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The P-256 keys by which a service is known to push services (VAPID); made anew in every JVM. */
public final class WebPushKeys {

    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECGenParameterSpec CURVE = new ECGenParameterSpec("secp256r1");
    private static final KeyPair SERVICE = make();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Pattern VAPID = Pattern.compile(
            "vapid t=(?<head>[\\w-]+)\\.(?<claims>[\\w-]+)\\.(?<signature>[\\w-]+), *k=(?<key>[\\w-]+)");

    private WebPushKeys() {}

    /** The service's public key, as browsers get it. */
    public static String publicKey() {
        return base64(point((ECPublicKey) SERVICE.getPublic()));
    }

    static String privateKey() {
        return base64(unsigned(((ECPrivateKey) SERVICE.getPrivate()).getS()));
    }

    /**
     * Whether the request names the service as its sender, as push services ask for it (RFC 8292): signed with its key, for
     * the given origin, and not for longer than a day.
     */
    static boolean isSigned(String authorization, String origin) {
        Matcher header = VAPID.matcher(authorization);
        if (!header.matches() || !header.group("key").equals(publicKey())) {
            return false;
        }
        try {
            // the signature is two numbers of 32 bytes, as in JSON Web Tokens
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(SERVICE.getPublic());
            signature.update((header.group("head") + "." + header.group("claims")).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = EventJson.mapper().readTree(DECODER.decode(header.group("claims")));
            long left = claims.path("exp").asLong() - Instant.now().getEpochSecond();
            return signature.verify(DECODER.decode(header.group("signature")))
                    && claims.path("aud").asText().equals(origin)
                    && claims.path("sub").asText().matches("(mailto:|https:).+")
                    && left > 0
                    && left <= Duration.ofDays(1).toSeconds();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(CURVE);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** @param point uncompressed */
    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(CURVE);
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, 1 + 2 * COORDINATE));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve.getParameterSpec(ECParameterSpec.class)));
    }

    static byte[] point(ECPublicKey key) {
        byte[] encoded = new byte[1 + 2 * COORDINATE];
        encoded[0] = UNCOMPRESSED;
        System.arraycopy(unsigned(key.getW().getAffineX()), 0, encoded, 1, COORDINATE);
        System.arraycopy(unsigned(key.getW().getAffineY()), 0, encoded, 1 + COORDINATE, COORDINATE);
        return encoded;
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] all = new byte[COORDINATE];
        byte[] digits = signed.length > COORDINATE
                ? Arrays.copyOfRange(signed, signed.length - COORDINATE, signed.length)
                : signed;
        System.arraycopy(digits, 0, all, COORDINATE - digits.length, digits.length);
        return all;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
