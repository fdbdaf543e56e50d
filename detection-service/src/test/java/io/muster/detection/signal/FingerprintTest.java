package io.muster.detection.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void ofNoLabelsIsTheOffsetBasis() {
        assertThat(Fingerprint.of(new TreeMap<>())).isEqualTo("cbf29ce484222325");
    }

    @Test
    void isTheOnePrometheusComputes() {
        // from prometheus/common, model/signature_test.go: 5799056148416392346
        var labels = new TreeMap<>(Map.of("name", "garland, briggs", "fear", "love is not enough"));

        assertThat(Fingerprint.of(labels)).isEqualTo(Long.toHexString(5799056148416392346L));
    }

    @Test
    void dependsOnEveryNameAndValue() {
        String one = Fingerprint.of(Labels.cleaned(Map.of("alertname", "CheckoutDown", "region", "eu")));

        assertThat(Fingerprint.of(Labels.cleaned(Map.of("alertname", "CheckoutDown", "region", "us"))))
                .isNotEqualTo(one);
        assertThat(Fingerprint.of(Labels.cleaned(Map.of("alertname", "CheckoutDown", "area", "eu"))))
                .isNotEqualTo(one);
    }

    @Test
    void emptyValuesAreDroppedBeforeHashing() {
        assertThat(Fingerprint.of(Labels.cleaned(Map.of("alertname", "CheckoutDown", "region", ""))))
                .isEqualTo(Fingerprint.of(Labels.cleaned(Map.of("alertname", "CheckoutDown"))));
    }

    @Test
    void keepsLeadingZeros() {
        assertThat(Fingerprint.of(Labels.cleaned(Map.of("a", "b")))).hasSize(16);
    }
}
