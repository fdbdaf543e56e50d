package io.muster.testkit;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Bearer tokens for tests, signed by a key that exists only in this JVM; no issuer runs. */
public final class Tokens {
    private static final String PRIVATE_KEY = "muster.testkit.private-key";
    private static final String PUBLIC_KEY = "muster.testkit.public-key";

    private Tokens() {}

    /** A person's token; {@code permissions} is the claim {@code groups}. */
    public static String of(String person, String... permissions) {
        return token(person, Set.of(permissions), "openid", "muster");
    }

    /** A person's token that was made for another program of the organisation. */
    public static String forAnother(String audience, String person, String... permissions) {
        return token(person, Set.of(permissions), "openid", audience);
    }

    /** Another service's token as client credentials give it; {@code scopes} such as {@code muster:read}. */
    public static String service(String client, String... scopes) {
        return token(client, Set.of(), String.join(" ", scopes), "muster");
    }

    /** The token of one of the personas of the local stack: ada, rami, cora, olga, vito or amir. */
    public static String persona(String id) {
        return of(id, permissions(id).toArray(String[]::new));
    }

    /** What the personas of the local stack may do. */
    public static List<String> permissions(String persona) {
        return switch (persona) {
            case "ada" -> List.of("commander", "responder", "viewer");
            case "rami" -> List.of("responder", "viewer");
            case "cora" -> List.of("communications", "viewer");
            case "olga" -> List.of("owner", "viewer");
            case "vito" -> List.of("viewer");
            case "amir" -> List.of("admin", "viewer");
            default -> throw new IllegalArgumentException("no persona " + persona);
        };
    }

    /** For {@code quarkus.oidc.public-key}. */
    public static String publicKey() {
        return key(PUBLIC_KEY);
    }

    private static String token(String subject, Set<String> groups, String scope, String audience) {
        return Jwt.subject(subject)
                .upn(subject)
                .groups(groups)
                .claim("scope", scope)
                .issuer("https://sign-in.example")
                .audience(audience)
                .expiresIn(Duration.ofHours(2))
                .sign(privateKey());
    }

    private static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(key(PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String property) {
        // system properties (and an interned lock), because Quarkus loads test classes in several class loaders
        synchronized (PRIVATE_KEY) {
            if (System.getProperty(property) == null) {
                generate();
            }
            return System.getProperty(property);
        }
    }

    private static void generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder encoder = Base64.getEncoder();
            System.setProperty(
                    PRIVATE_KEY, encoder.encodeToString(pair.getPrivate().getEncoded()));
            System.setProperty(
                    PUBLIC_KEY, encoder.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
