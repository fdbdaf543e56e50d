package io.muster.escalation.channel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.contracts.Severity;
import io.muster.escalation.StoredJson;
import io.muster.escalation.paging.Facts;
import io.muster.escalation.paging.Page;
import io.muster.escalation.paging.PageMessage;
import io.muster.escalation.paging.PageState;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.web.SecretBox;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    @Test
    void anIncidentWhoseDetectionIsNotKnownIsNoTest() throws JsonProcessingException {
        JsonNode page = body(stored(unheardOf()));

        assertThat(page.has("test")).isFalse();
        assertThat(page.at("/incident/severity").asText()).isEqualTo("SEV1");
        assertThat(page.at("/incident/confirmed").asBoolean()).isTrue();
        assertThat(page.path("incident").has("number")).isFalse();
        assertThat(PageText.of(stored(unheardOf()), "https://ack.example/a/1").subject())
                .isEqualTo("[SEV1] INC-? Something");
    }

    @Test
    void whatWaitsSinceAnEarlierVersionIsATestByItsNumber() {
        assertThat(StoredJson.read("{\"number\": 0}", PagePayload.class).isTest())
                .isTrue();
        assertThat(StoredJson.read("{\"number\": 1042}", PagePayload.class).isTest())
                .isFalse();
        assertThat(StoredJson.read("{\"number\": 0, \"admin\": true}", PagePayload.class)
                        .isTest())
                .isFalse();
    }

    /** A page about it, as it is handed to the channels. */
    private static PagePayload unheardOf() {
        UUID id = SamplePage.ID;
        Instant at = Instant.parse("2026-11-26T09:30:00Z");
        Optional<String> none = Optional.empty();
        Facts facts = new Facts(
                id,
                0,
                "Something",
                List.of(),
                at,
                at,
                "payments",
                Severity.SEV1,
                true,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
        Page page = new Page(
                id,
                id,
                "rami",
                false,
                1,
                1,
                Optional.empty(),
                none,
                none,
                "on call",
                at,
                new Page.Plan(0, 0, Optional.empty(), Optional.empty()),
                List.of(),
                new PageState.Sending());
        Contact contact =
                new Contact("webhook", "https://devices.example/pages", none, none, Optional.empty(), Optional.empty());
        Person rami = new Person("rami", "Rami", ZoneOffset.UTC, List.of(contact));
        return PagePayload.of(
                new PageMessage(id, facts, page, true, rami, contact, "https://ack.example/a/1"),
                SecretBox.withKey("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
    }

    private static PagePayload stored(PagePayload page) {
        return StoredJson.read(StoredJson.write(page), PagePayload.class);
    }

    /** As it goes out. @param number 0 for what is no incident */
    private static JsonNode body(long number, String what) throws JsonProcessingException {
        return body(SamplePage.of(number, what, null, "https://devices.example/pages", null, false));
    }

    private static JsonNode body(PagePayload page) throws JsonProcessingException {
        return EventJson.mapper().readTree(StoredJson.write(WebhookBody.of(page, "https://ack.example/a/1")));
    }
}
