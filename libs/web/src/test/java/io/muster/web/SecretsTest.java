package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String KEY = key("0123456789abcdef0123456789abcdef");

    @Test
    void tokensAreLongRandomAndSafeInAddresses() {
        String token = Secrets.randomToken();

        assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+").isNotEqualTo(Secrets.randomToken());
    }

    @Test
    void hashesAreSha256InHex() {
        assertThat(Secrets.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void onlyEqualSecretsAreTheSame() {
        assertThat(Secrets.same("a", "a")).isTrue();
        assertThat(Secrets.same("a", "b")).isFalse();
        assertThat(Secrets.same("a", null)).isFalse();
    }

    @Test
    void aSealedSecretOpensAgainAndLooksDifferentEachTime() {
        SecretBox box = SecretBox.withKey(KEY);

        String sealed = box.seal("whsec_geheim");

        assertThat(box.open(sealed)).isEqualTo("whsec_geheim");
        assertThat(sealed).doesNotContain("geheim").isNotEqualTo(box.seal("whsec_geheim"));
    }

    @Test
    void aChangedSecretOrAnotherKeyIsRefused() {
        String sealed = SecretBox.withKey(KEY).seal("secret");
        char last = sealed.charAt(sealed.length() - 5);
        String changed = sealed.substring(0, sealed.length() - 5)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 4);

        assertThatThrownBy(() -> SecretBox.withKey(KEY).open(changed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SecretBox.withKey(key("another key that has 32 bytes !!"))
                        .open(sealed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyOfTheWrongLengthIsNamed() {
        assertThatThrownBy(() -> SecretBox.withKey(key("short")).seal("x")).hasMessageContaining("32 bytes");
    }

    private static String key(String bytes) {
        return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.US_ASCII));
    }
}
