package io.muster.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.alert.Alert.Change;
import io.muster.detection.alert.Alert.Step;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An Opsgenie alert that is created once more under its alias. */
class OpenAliasTest {

    private static final Instant T = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void whileItIsOpenItIsCountedAndKeepsItsFields() {
        Alert open = Alert.first(created(0, Map.of("service", "pay", "priority", "P2"), "Orders fail"))
                .alert()
                .labelled(Map.of("tag_seen", "true"));

        Step again = open.after(created(60, Map.of("priority", "P3"), "Something else"));

        assertThat(again.change()).isEqualTo(Change.REPEATED);
        assertThat(again.alert().labels()).isEqualTo(Map.of("service", "pay", "priority", "P2", "tag_seen", "true"));
        assertThat(again.alert().summary()).isEqualTo("Orders fail");
        assertThat(again.alert().signals()).isEqualTo(2);
        assertThat(again.alert().updatedAt()).isEqualTo(T.plusSeconds(60));
    }

    @Test
    void afterItWasClosedItIsAnother() {
        Alert closed = Alert.first(created(0, Map.of("service", "pay"), "Orders fail"))
                .alert()
                .after(signal(30, Map.of(), Map.of(), T.plusSeconds(30)))
                .alert();

        Step again = closed.after(created(60, Map.of("priority", "P3"), "Something else"));

        assertThat(again.change()).isEqualTo(Change.FIRED);
        assertThat(again.alert().labels()).isEqualTo(Map.of("priority", "P3"));
        assertThat(again.alert().summary()).isEqualTo("Something else");
    }

    private static AlertSignal created(long second, Map<String, String> labels, String message) {
        return signal(second, labels, Map.of("summary", message), null);
    }

    private static AlertSignal signal(
            long second, Map<String, String> labels, Map<String, String> annotations, Instant end) {
        Instant at = T.plusSeconds(second);
        return new AlertSignal(
                UUID.randomUUID(),
                "f",
                "opsgenie",
                Source.MONITORING,
                "genie",
                labels,
                annotations,
                at,
                end,
                false,
                null,
                at);
    }
}
