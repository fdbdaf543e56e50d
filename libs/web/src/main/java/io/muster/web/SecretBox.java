package io.muster.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps secrets that must be read again (webhook secrets) encrypted at rest: AES-256-GCM under {@code muster.secrets.key}
 * (base64 of 32 bytes). What needs only to be recognised is hashed instead, see {@link Secrets#sha256(String)}.
 */
@ApplicationScoped
public class SecretBox {

    private static final String VERSION = "v1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<String> key;

    @Inject
    SecretBox(@ConfigProperty(name = "muster.secrets.key") Optional<String> key) {
        this.key = key;
    }

    /** A box with the given key, for use outside the container. */
    public static SecretBox withKey(String base64Key) {
        return new SecretBox(Optional.of(base64Key));
    }

    /** @return printable text that {@link #open} understands; a new one each time */
    public String seal(String secret) {
        byte[] nonce = Secrets.randomBytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return VERSION + Base64.getEncoder().encodeToString(both);
    }

    /** @throws IllegalArgumentException when the text was sealed with another key or was changed */
    public String open(String sealed) {
        if (!sealed.startsWith(VERSION)) {
            throw new IllegalArgumentException("not a sealed secret");
        }
        byte[] both = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        return new String(
                run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(both, NONCE_BYTES, both.length)),
                StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, aesKey(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the secret was sealed with another key or was changed", e);
        }
    }

    private SecretKeySpec aesKey() {
        byte[] bytes = Base64.getDecoder()
                .decode(key.orElseThrow(
                        () -> new IllegalStateException("muster.secrets.key is not set: base64 of 32 random bytes")));
        if (bytes.length != 32) {
            throw new IllegalStateException("muster.secrets.key must be base64 of 32 bytes, not of " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
