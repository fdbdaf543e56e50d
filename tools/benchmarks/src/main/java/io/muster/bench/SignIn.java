package io.muster.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Stands in for the organisation's sign-in: a key that lives as long as the run, and the tokens it signs. */
final class SignIn {

    private static final Duration LIFETIME = Duration.ofHours(2);

    private final KeyPair keys;

    SignIn() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    /** What the services check tokens with. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** The token of somebody who may set everything up. */
    String admin() throws GeneralSecurityException {
        Instant now = Instant.now();
        String claims = """
                {"iss":"https://sign-in.example","aud":"muster","sub":"benchmark","groups":["admin","owner","viewer"],"scope":"openid",\
                "iat":%d,"exp":%d}""".formatted(now.getEpochSecond(), now.plus(LIFETIME).getEpochSecond());
        String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64(signature.sign());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
