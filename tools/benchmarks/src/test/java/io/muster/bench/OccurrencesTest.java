package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    @Test
    void aListIsCountedByItsFingerprints() {
        assertThat(found("[{\"fingerprint\":\"a\"},{\"fingerprint\":\"b\"}]")).isEqualTo(2);
        assertThat(found("[]")).isZero();
    }

    @Test
    void aWordThatComesInPartsIsCounted() {
        assertThat(found("[{\"finger", "print\"", ":\"a\"}]")).isEqualTo(1);
    }

    @Test
    void aWordThatBeginsWithinAnotherThatCameToNothingIsCounted() {
        assertThat(found("\"fingerprint\"fingerprint\":")).isEqualTo(1);
    }

    private static int found(String... parts) {
        Occurrences occurrences = new Occurrences(Alerts.MARK);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            occurrences.add(bytes, bytes.length);
        }
        return occurrences.found();
    }
}
