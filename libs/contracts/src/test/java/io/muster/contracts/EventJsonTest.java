package io.muster.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final String UNKNOWN = "io.muster.triage.OracleAsked.v1";

    static List<Class<? extends LifecycleEvent>> events() {
        return EventTypes.all();
    }

    @Provide
    Arbitrary<LifecycleEvent> anyEvent() {
        return Events.anyEvent().filter(event -> !(event instanceof UnknownEvent));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theGoldenSampleIsWrittenAsItStands(Class<? extends LifecycleEvent> event) throws IOException {
        byte[] sample = Events.sampleBytes(event);
        LifecycleEvent read = EventJson.read(EventTypes.typeOf(event), sample);

        String minified =
                EventJson.mapper().writeValueAsString(EventJson.mapper().readTree(sample));
        assertThat(read).isInstanceOf(event);
        assertThat(new String(EventJson.write(read), UTF_8)).isEqualTo(minified);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theGoldenSampleHasEveryComponent(Class<? extends LifecycleEvent> event) throws IOException {
        JsonNode sample = EventJson.mapper().readTree(Events.sampleBytes(event));

        assertThat(event.getRecordComponents())
                .extracting(RecordComponent::getName)
                .allSatisfy(name -> assertThat(sample.hasNonNull(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anAdditiveFieldIsTolerated(Class<? extends LifecycleEvent> event) throws IOException {
        ObjectNode newer = (ObjectNode) EventJson.mapper().readTree(Events.sampleBytes(event));
        newer.putObject("addedLater").put("deep", true);
        ((ObjectNode) newer.get("context")).put("addedLater", 1);

        LifecycleEvent read =
                EventJson.read(EventTypes.typeOf(event), newer.toString().getBytes(UTF_8));

        assertThat(read).isEqualTo(Events.sample(event));
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadAgain(@ForAll("anyEvent") LifecycleEvent event) {
        assertThat(EventJson.read(EventTypes.typeOf(event), EventJson.write(event)))
                .isEqualTo(event);
    }

    @Test
    void anUnknownWordOfAnEnumIsLeftOut() throws IOException {
        ObjectNode newer = (ObjectNode) EventJson.mapper().readTree(Events.sampleBytes(IncidentDetected.class));
        newer.withArray("journeys").add("giftcards");
        newer.put("source", "telepathy");

        IncidentDetected read = (IncidentDetected) EventJson.read(
                EventTypes.typeOf(IncidentDetected.class), newer.toString().getBytes(UTF_8));

        assertThat(read.journeys()).containsExactly(Journey.CHECKOUT);
        assertThat(read.source()).isNull();
    }

    @Test
    void anUnknownVisibilityIsShownToTheFewest() throws IOException {
        ObjectNode newer = (ObjectNode) EventJson.mapper().readTree(Events.sampleBytes(UpdatePublished.class));
        ((ObjectNode) newer.get("context")).put("visibility", "friends");

        LifecycleEvent read = EventJson.read(
                EventTypes.typeOf(UpdatePublished.class), newer.toString().getBytes(UTF_8));

        assertThat(read.context().visibility()).isEqualTo(Visibility.RESTRICTED);
    }

    @Test
    void anUnknownTypeIsKnownByItsContext() {
        LifecycleEvent read = EventJson.read(UNKNOWN, Events.sampleBytes(IncidentDetected.class));

        assertThat(read).isInstanceOf(UnknownEvent.class);
        assertThat(EventTypes.typeOf(read)).isEqualTo(UNKNOWN);
        assertThat(read.incidentId()).isEqualTo(Events.INCIDENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "not json",
                "{}",
                "{\"context\":{}}",
                "{\"context\":{\"incidentId\":\"no uuid\",\"occurredAt\":\"2026-03-06T10:00:00Z\"}}",
                "{\"context\":{\"incidentId\":\"0198a3c0-1042-7000-8000-000000000001\"}}"
            })
    void whatIsNoEventIsMalformed(String json) {
        byte[] bytes = json.getBytes(UTF_8);

        assertThatThrownBy(() -> EventJson.read(EventTypes.typeOf(IncidentDetected.class), bytes))
                .isInstanceOf(MalformedEvent.class);
        assertThatThrownBy(() -> EventJson.read(UNKNOWN, bytes)).isInstanceOf(MalformedEvent.class);
    }

    @Test
    void nobodySendsWhatHeDoesNotKnow() {
        UnknownEvent unknown = new UnknownEvent(Events.at(Events.NOON), UNKNOWN);

        assertThatIllegalArgumentException().isThrownBy(() -> EventJson.write(unknown));
    }

    @Test
    void whatIsNullIsLeftOut() {
        UpdatePublished update = new UpdatePublished(
                Events.at(Events.NOON), UUID.randomUUID(), List.of(Audience.SUPPORT), "t", "x", null, null, null);

        assertThat(new String(EventJson.write(update), UTF_8))
                .doesNotContain("null", "nextUpdateDue", "external")
                .contains("\"occurredAt\":\"2026-03-06T12:00:00Z\"");
    }
}
