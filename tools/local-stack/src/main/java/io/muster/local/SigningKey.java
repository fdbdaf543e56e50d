package io.muster.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key that signs the local tokens. It is kept, so that tokens and sessions survive a restart of the suite. */
final class SigningKey {
    private static final String ID = "local";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RSAPrivateCrtKey key;

    private SigningKey(RSAPrivateCrtKey key) {
        this.key = key;
    }

    static SigningKey load(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                OwnerOnly.folder(file.getParent());
                OwnerOnly.write(file, generator.generateKeyPair().getPrivate().getEncoded());
            }
            return new SigningKey((RSAPrivateCrtKey)
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file))));
        } catch (GeneralSecurityException e) {
            throw new IOException("unreadable key " + file, e);
        }
    }

    /** The public half, as a JSON Web Key. */
    Map<String, Object> webKey() {
        Map<String, Object> webKey = new LinkedHashMap<>();
        webKey.put("kty", "RSA");
        webKey.put("use", "sig");
        webKey.put("alg", "RS256");
        webKey.put("kid", ID);
        webKey.put("n", unsigned(key.getModulus()));
        webKey.put("e", unsigned(key.getPublicExponent()));
        return webKey;
    }

    /** A signed JSON Web Token. */
    String sign(Map<String, Object> claims) {
        try {
            String content = encode(Map.of("alg", "RS256", "typ", "JWT", "kid", ID)) + "." + encode(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, Object> json) throws JsonProcessingException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int skip = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, skip, bytes.length));
    }
}
