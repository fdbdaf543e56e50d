package io.muster.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://ack.store.example,            https://ack.store.example/answers/sms",
        "https://ack.store.example/,           https://ack.store.example/answers/sms",
        "https://store.example/escalation,     https://store.example/escalation/answers/sms",
        "https://store.example/a/escalation/,  https://store.example/a/escalation/answers/sms"
    })
    void thePublicAddressKeepsItsPath(URI publicUrl, URI expected) {
        assertThat(PublicAddress.of(publicUrl, "answers/sms")).isEqualTo(expected);
    }
}
