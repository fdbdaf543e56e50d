package io.muster.detection.alert.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.muster.detection.alert.rest.GettableAlert.Receiver;
import io.muster.detection.alert.rest.GettableAlert.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupsInPartsTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final GroupsInParts written = new GroupsInParts(JSON);
    private final List<SomeAlerts> parts = new ArrayList<>();

    @Test
    void whatAGroupIsSentInIsReadAsOneGroup() throws JsonProcessingException {
        add(Map.of("service", "a"), alert("1"), alert("2"));
        add(Map.of("service", "a"), alert("3"));
        add(Map.of("service", "b"), alert("4"));
        add(Map.of(), alert("5"));
        written.last().ifPresent(parts::add);

        JsonNode list = list();
        assertThat(parts).hasSize(4);
        assertThat(list).hasSize(3);
        assertThat(list.get(0).path("labels").path("service").asText()).isEqualTo("a");
        assertThat(list.get(0).path("receiver").path("name").asText()).isEqualTo("muster");
        assertThat(list.findValuesAsText("fingerprint")).containsExactly("1", "2", "3", "4", "5");
        assertThat(list.get(0).path("alerts")).hasSize(3);
        assertThat(list.get(2).path("labels")).isEmpty();
        assertThat(JSON.treeToValue(list.get(1), AlertGroup.class))
                .isEqualTo(new AlertGroup(Map.of("service", "b"), new Receiver("muster"), List.of(alert("4"))));
    }

    @Test
    void withoutAlertsThereIsNoPart() throws JsonProcessingException {
        assertThat(written.last()).isEmpty();
    }

    private void add(Map<String, String> labels, GettableAlert... alerts) {
        Optional<SomeAlerts> before = written.next(labels, List.of(alerts));
        before.ifPresent(parts::add);
    }

    private JsonNode list() throws JsonProcessingException {
        return JSON.readTree(parts.stream().map(SomeAlerts::json).collect(Collectors.joining(",", "[", "]")));
    }

    private static GettableAlert alert(String fingerprint) {
        return new GettableAlert(
                List.of(new Receiver("muster")),
                fingerprint,
                NOW,
                NOW,
                NOW,
                Map.of("alertname", "x, \"alerts\":["),
                Map.of(),
                "",
                new Status("active", List.of(), List.of(), List.of()));
    }
}
