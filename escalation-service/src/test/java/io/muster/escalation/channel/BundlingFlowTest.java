package io.muster.escalation.channel;

import static io.muster.escalation.channel.ProviderCalls.form;
import static io.muster.escalation.channel.ProviderCalls.fromTwilio;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithProviders;
import io.muster.testkit.FakeMail;
import io.muster.testkit.FakeMail.Mail;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People who do not want a message for each page of low urgency, and whom no SEV1 spares. */
@QuarkusTest
@WithMuster
class BundlingFlowTest extends WithProviders {

    private static final String PHONE = "+4930123456";

    @Test
    void pagesOfTwoMinutesAreOneMessageAndOneAnswer() {
        store.reachedBy("rami", Map.of("kind", "sms", "address", PHONE, "bundle", "PT2M"));
        UUID one = paged(Severity.SEV3);
        UUID other = paged(Severity.SEV3);
        given().auth()
                .oauth2(Tokens.persona("vito"))
                .contentType(ContentType.JSON)
                .body(Map.of("severity", "SEV3", "service", store.service()))
                .post("/policies/" + store.policyKey() + "/dry-run")
                .then()
                .body("contacts[0].after", equalTo(0))
                .body("contacts[0].outBy", notNullValue())
                .body("contacts[0].perMinute", nullValue());
        assertThat(providers.requests()).isEmpty();

        clock.forward(Duration.ofMinutes(2));

        Map<String, String> sent = form(providers.await(any -> true));
        assertThat(sent.get("Body")).contains("[SEV3] 2 pages: INC-1042");
        handedOver(one);
        handedOver(other);
        assertThat(messages()).isEqualTo(1);
        String code = sent.get("Body").replaceAll("(?s).*Reply (\\d{6}) .*", "$1");
        fromTwilio("/answers/sms", Map.of("From", PHONE, "Body", code))
                .body(containsString("Acknowledged: INC-1042, INC-1042. It is yours now"));
        assertThat(topic.await(PageAcknowledged.class, one).person()).isEqualTo(store.id("rami"));
        assertThat(topic.await(PageAcknowledged.class, other).person()).isEqualTo(store.id("rami"));
    }

    @Test
    void oneByOneByTheLinkOfTheMessage() {
        store.reachedBy("rami", Map.of("kind", "mail", "address", store.address("rami"), "bundle", "PT1M"));
        UUID one = paged(Severity.SEV3);
        UUID other = paged(Severity.SEV3);
        clock.forward(Duration.ofMinutes(1));
        Mail mail = store.mailTo("rami");
        assertThat(mail.subject()).isEqualTo("[SEV3] 2 pages: INC-1042");
        String link = Store.linkIn(mail);
        String page = store.pagesOf("rami", other).getFirst();

        given().get(link).then().statusCode(200).body(containsString("2 pages wait for you"), containsString(page));
        given().post(link + "?page=" + page)
                .then()
                .statusCode(200)
                .body(containsString("1 page waits for you"), containsString("Already acknowledged"));

        topic.await(PageAcknowledged.class, other);
        assertThat(topic.all(one)).noneMatch(PageAcknowledged.class::isInstance);
        given().post(link + "?answer=decline").then().statusCode(200).body(containsString("Declined"));
        assertThat(topic.await(ResponderPaged.class, one, 2).getLast().level()).isEqualTo(2);
    }

    @Test
    void oneByOneAlsoOfOneThatWasMergedIntoAnotherSince() {
        store.reachedBy("rami", Map.of("kind", "mail", "address", store.address("rami"), "bundle", "PT1M"));
        UUID merged = paged(Severity.SEV3);
        UUID other = paged(Severity.SEV3);
        clock.forward(Duration.ofMinutes(1));
        String link = Store.linkIn(store.mailTo("rami"));
        String page = store.pagesOf("rami", merged).getFirst();
        UUID survivor = store.detected(Severity.SEV3);
        store.merged(merged, survivor);
        await().untilAsserted(() -> Store.incident(merged).body("id", equalTo(survivor.toString())));

        given().get(link).then().statusCode(200).body(containsString("page=" + page));
        given().post(link + "?page=" + page)
                .then()
                .statusCode(200)
                .body(containsString("1 page waits for you"), containsString("Already acknowledged"));

        assertThat(topic.await(PageAcknowledged.class, survivor).person()).isEqualTo(store.id("rami"));
        assertThat(topic.all(other)).noneMatch(PageAcknowledged.class::isInstance);
    }

    @Test
    void aSev1WaitsForNothingAndNobody() {
        store.reachedBy(
                "rami", Map.of("kind", "mail", "address", store.address("rami"), "bundle", "PT15M", "perMinute", "1"));
        UUID low = paged(Severity.SEV3);

        paged(Severity.SEV1);

        assertThat(FakeMail.await(store.address("rami"), any -> true).subject()).startsWith("[SEV1] INC-1042");
        store.raised(low, Severity.SEV3, Severity.SEV1);
        await().untilAsserted(() -> assertThat(FakeMail.to(store.address("rami")))
                .extracting(Mail::subject)
                .allMatch(subject -> subject.startsWith("[SEV1] INC-1042"))
                .hasSizeGreaterThanOrEqualTo(2));
        handedOver(low);
    }

    @Test
    void noMoreThanOneAMinuteAndNothingIsLost() {
        store.reachedBy("rami", Map.of("kind", "sms", "address", PHONE, "perMinute", "1"));
        handedOver(paged(Severity.SEV2));

        List<UUID> later = List.of(paged(Severity.SEV2), paged(Severity.SEV2));

        assertThat(messages()).isEqualTo(1);
        clock.forward(Duration.ofMinutes(1));
        later.forEach(BundlingFlowTest::handedOver);
        assertThat(messages()).isEqualTo(2);
    }

    /** How many there are; one whose answer was not heard may have been sent again. */
    private long messages() {
        return providers.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().endsWith("/Messages.json"))
                .map(FakeProviders.Request::body)
                .distinct()
                .count();
    }

    /** Rami is asked for. */
    private UUID paged(Severity severity) {
        UUID incident = store.confirmed(store.detected(severity), severity);
        topic.await(ResponderPaged.class, incident);
        return incident;
    }

    private static void handedOver(UUID incident) {
        await().untilAsserted(() -> Store.incident(incident).body("pages[0].state", equalTo("handed over")));
    }
}
