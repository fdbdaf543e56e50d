package io.muster.testkit;

import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** The P-256 keys of web push, made anew in every JVM: those of the service (VAPID), and those of a browser that subscribes. */
public final class WebPushKeys {

    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final KeyPair SERVICE = make();

    private WebPushKeys() {}

    /** The service's public key, as browsers get it. */
    public static String publicKey() {
        return point((ECPublicKey) SERVICE.getPublic());
    }

    static String privateKey() {
        return base64(unsigned(((ECPrivateKey) SERVICE.getPrivate()).getS()));
    }

    /** What a browser says of its subscription, whose pages go to the given address. */
    public static String subscription(URI endpoint) {
        return "{\"endpoint\":\"" + endpoint + "\",\"expirationTime\":null,\"keys\":{\"p256dh\":\""
                + point((ECPublicKey) make().getPublic()) + "\",\"auth\":\"" + base64(new byte[16]) + "\"}}";
    }

    private static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static String point(ECPublicKey key) {
        byte[] encoded = new byte[1 + 2 * COORDINATE];
        encoded[0] = UNCOMPRESSED;
        System.arraycopy(unsigned(key.getW().getAffineX()), 0, encoded, 1, COORDINATE);
        System.arraycopy(unsigned(key.getW().getAffineY()), 0, encoded, 1 + COORDINATE, COORDINATE);
        return base64(encoded);
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

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
