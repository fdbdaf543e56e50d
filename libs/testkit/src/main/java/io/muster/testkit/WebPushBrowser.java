package io.muster.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser that subscribes to web push, and that alone can read what it is sent (RFC 8188, RFC 8291). */
public final class WebPushBrowser {

    private static final int SALT = 16;
    /** Salt, size of the records, and the length of the sender's key. */
    private static final int FIXED_HEADER = SALT + 4 + 1;

    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private final KeyPair keys = WebPushKeys.make();
    private final byte[] secret = new byte[16];

    public WebPushBrowser() {
        new SecureRandom().nextBytes(secret);
    }

    /** What it says of its subscription, whose messages go to the given address. */
    public String subscription(URI endpoint) {
        return "{\"endpoint\":\"" + endpoint + "\",\"expirationTime\":null,\"keys\":{\"p256dh\":\""
                + WebPushKeys.base64(publicKey()) + "\",\"auth\":\"" + WebPushKeys.base64(secret) + "\"}}";
    }

    /**
     * What the message says.
     *
     * @throws IllegalArgumentException when it was not encrypted for this browser, or has been changed
     */
    public byte[] read(byte[] message) {
        try {
            byte[] salt = Arrays.copyOf(message, SALT);
            int begin = FIXED_HEADER + message[FIXED_HEADER - 1];
            byte[] sender = Arrays.copyOfRange(message, FIXED_HEADER, begin);
            byte[] info = joined("WebPush: info\0".getBytes(US_ASCII), publicKey(), sender);
            byte[] pseudoRandom = hmac(salt, expanded(hmac(secret, agreed(sender)), info, 32));
            byte[] key = expanded(pseudoRandom, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
            byte[] nonce = expanded(pseudoRandom, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return unpadded(cipher.doFinal(message, begin, message.length - begin));
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not a message for this browser", e);
        }
    }

    private byte[] publicKey() {
        return WebPushKeys.point((ECPublicKey) keys.getPublic());
    }

    private byte[] agreed(byte[] sender) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(WebPushKeys.publicKey(sender), true);
        return agreement.generateSecret();
    }

    private static byte[] unpadded(byte[] padded) {
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != LAST_RECORD) {
            throw new IllegalArgumentException("the message has no end");
        }
        return Arrays.copyOf(padded, end);
    }

    private static byte[] expanded(byte[] pseudoRandom, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(pseudoRandom, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
