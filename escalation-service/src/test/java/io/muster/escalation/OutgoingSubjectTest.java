package io.muster.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A mail's subject arrives whole, whatever an alert puts into its summary. */
class OutgoingSubjectTest {

    @Test
    void staysAsItIsWhereTheMailClientCanTakeIt() {
        assertThat(OutgoingMail.whole("[SEV1] Überweisung fällt aus")).isEqualTo("[SEV1] Überweisung fällt aus");
    }

    @Test
    void isEncodedWhereTheMailClientWouldLoseSomeOfIt() {
        String subject = "[SEV1] ü😀 " + "fire 🔥 ".repeat(20);

        String encoded = OutgoingMail.whole(subject);

        String[] words = encoded.split(" ");
        assertThat(words).allMatch(word -> word.length() <= 75);
        assertThat(Arrays.stream(words)
                        .map(word -> word.substring("=?UTF-8?B?".length(), word.length() - 2))
                        .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
                        .collect(Collectors.joining()))
                .isEqualTo(subject);
    }
}
