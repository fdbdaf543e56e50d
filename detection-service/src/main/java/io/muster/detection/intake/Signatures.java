package io.muster.detection.intake;

import io.muster.detection.integration.Secret;
import io.muster.web.Secrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks what senders sign with HMAC-SHA256 in hexadecimal digits. */
@Singleton
class Signatures {

    /**
     * Whether the signature is that of the parts, one after the other.
     *
     * @param secret null when the integration does not sign: then anything fits
     * @param signature as sent; null when there was none
     */
    boolean fits(Secret secret, String signature, byte[]... parts) {
        if (secret == null) {
            return true;
        }
        return signature != null
                && Secrets.same(hex(secret, parts), signature.strip().toLowerCase(Locale.ROOT));
    }

    String hex(Secret secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.clear().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
