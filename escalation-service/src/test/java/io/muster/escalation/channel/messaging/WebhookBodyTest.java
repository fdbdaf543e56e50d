package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.escalation.StoredJson;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {

    @Test
    void aPageTellsOfItsIncident() throws JsonProcessingException {
        JsonNode page = body(1042, "Card payments fail");

        assertThat(page.path("type").asText()).isEqualTo("page");
        assertThat(page.has("test")).isFalse();
        assertThat(page.at("/incident/number").asLong()).isEqualTo(1042);
        assertThat(page.at("/incident/severity").asText()).isEqualTo("SEV1");
        assertThat(page.at("/incident/confirmed").asBoolean()).isTrue();
    }

    @Test
    void aTestSaysThatItIsOneAndNamesNoIncident() throws JsonProcessingException {
        JsonNode test = body(0, "Test page by mia: nothing is broken");

        assertThat(test.path("type").asText()).isEqualTo("page");
        assertThat(test.path("test").asBoolean()).isTrue();
        assertThat(test.at("/incident/what").asText()).isEqualTo("Test page by mia: nothing is broken");
        assertThat(test.at("/incident/id").asText()).isEqualTo(SamplePage.ID.toString());
        assertThat(test.path("incident").fieldNames()).toIterable().doesNotContain("number", "severity", "confirmed");
    }

    /** As it goes out. @param number 0 for what is no incident */
    private static JsonNode body(long number, String what) throws JsonProcessingException {
        PagePayload page = SamplePage.of(number, what, null, "https://devices.example/pages", null, false);
        return EventJson.mapper().readTree(StoredJson.write(WebhookBody.of(page, "https://ack.example/a/1")));
    }
}
