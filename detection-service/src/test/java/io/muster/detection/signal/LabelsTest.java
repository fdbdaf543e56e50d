package io.muster.detection.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void whatNoDatabaseHoldsIsReplaced() {
        assertThat(Labels.cleaned(Map.of("a", "x\0y"))).containsEntry("a", "x\uFFFDy");
        assertThat(Labels.storable("\uD800")).isEqualTo("?");
        assertThat(Labels.storable("Zahlung läuft nicht 💳")).isEqualTo("Zahlung läuft nicht 💳");
    }
}
