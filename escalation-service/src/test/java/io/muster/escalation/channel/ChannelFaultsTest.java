package io.muster.escalation.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithProviders;
import io.muster.testkit.FakeMail;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.Tokens;
import io.muster.testkit.WebPushBrowser;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever goes wrong with a provider, the person's next contact is used, then the next person is asked for. One person for
 * each channel, all paged at once: first by that channel, then by mail.
 */
@QuarkusTest
@WithMuster
class ChannelFaultsTest extends WithProviders {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** More than one contact is tried for by default. */
    private static final Duration PATIENCE = Duration.ofSeconds(31);

    /** More than Twilio has by default to tell by itself that it calls. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(9);

    private static final String TRIED = """
            select count(distinct channel) from delivery
            where incident_id = ? and channel <> 'mail' and outcome is not null""";

    /** Channel and address; every one of them is answered by the same stand-in for its provider. */
    private static final Map<String, String> CHANNELS = Map.ofEntries(
            Map.entry("webhook", FakeProviders.uri() + "/hook"),
            Map.entry("ntfy", FakeProviders.uri() + "/oncall"),
            Map.entry("teams", FakeProviders.uri() + "/workflows/1"),
            Map.entry("mattermost", FakeProviders.uri() + "/hooks/1"),
            Map.entry("slack", FakeProviders.uri() + "/services/T1/B1/x"),
            Map.entry("sms", "+4930123456"),
            Map.entry("voice", "+4930123456"),
            Map.entry("telegram", "123456789"),
            Map.entry("webpush", new WebPushBrowser().subscription(FakeProviders.pushEndpoint("1"))),
            Map.entry("pagerduty", "payments"),
            Map.entry("opsgenie", "payments"));

    private static final Map<String, String> SECRETS =
            Map.of("webhook", Store.SECRET, "pagerduty", "0123456789abcdef0123456789abcdef", "opsgenie", "genie");

    /** @param told what is kept of the attempt */
    enum Fault {
        SLOW("in time"),
        FAILS("HTTP 500"),
        BUSY("HTTP 429"),
        DROPPED("cannot be reached"),
        REFUSES("HTTP 410");

        private final String told;

        Fault(String told) {
            this.told = told;
        }

        void of(FakeProviders providers) {
            switch (this) {
                case SLOW -> providers.slow("/", Duration.ofSeconds(5));
                case FAILS -> providers.failing("/", 500, "{}");
                case BUSY -> providers.busy("/", Duration.ofSeconds(1));
                case DROPPED -> providers.dropping("/");
                case REFUSES -> providers.failing("/", 410, "{}");
            }
        }
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource
    void theNextContactOfThePersonIsUsed(Fault fault) {
        fault.of(providers);

        UUID incident = pagedThroughEveryChannel(true);
        patienceEnds(incident);

        for (String channel : CHANNELS.keySet()) {
            await(channel)
                    .atMost(SOON)
                    .until(() -> FakeMail.to(store.address(channel)).size() == 1);
        }
        List<Map<String, Object>> pages = pages(incident);
        assertThat(pages).hasSize(CHANNELS.size());
        for (Map<String, Object> page : pages) {
            List<Map<String, Object>> attempts = attempts(page);
            assertThat(attempts).as("%s", page.get("person")).hasSize(2);
            assertThat(attempts.getFirst()).as("%s", page.get("person")).containsEntry("outcome", "failed");
            assertThat(attempts.getLast()).containsEntry("channel", "mail");
        }
        assertThat(pages)
                .extracting(page -> (String) attempts(page).getFirst().get("problem"))
                .as("what the last of several tries met; on a machine without rest some may meet something else")
                .filteredOn(problem -> problem.contains(fault.told))
                .hasSizeGreaterThan(CHANNELS.size() / 2);
    }

    @Test
    void withoutAnotherContactTheNextPersonIsPagedAtOnce() {
        Fault.FAILS.of(providers);

        UUID incident = pagedThroughEveryChannel(false);
        patienceEnds(incident);

        store.mailTo("ada");
        assertThat(pages(incident))
                .filteredOn(page -> !page.get("person").equals(store.id("ada")))
                .allSatisfy(page -> assertThat(page).containsEntry("state", "failed"));
    }

    @Test
    void whatAProviderTookAndNobodyAnsweredBringsTheNextPersonInTime() {
        UUID incident = pagedThroughEveryChannel(false);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(pages(incident))
                        .hasSize(CHANNELS.size())
                        .allSatisfy(page -> assertThat(page).containsEntry("state", "handed over")));
        assertThat(FakeMail.to(store.address("ada"))).isEmpty();

        clock.forward(Duration.ofMinutes(5).plusSeconds(1));

        store.mailTo("ada");
    }

    @Test
    void aTextMessageWhoseAnswerWasNotHeardIsLookedForAndNotSentAgain() {
        providers.unheard("/2010-04-01/");
        store.reachedBy("rami", Map.of("kind", "sms", "address", "+4930123457"));

        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(pages(incident))
                        .singleElement()
                        .satisfies(page -> assertThat(page).containsEntry("state", "handed over")));
        assertThat(providers.requests())
                .filteredOn(request -> request.path().startsWith("/2010-04-01/"))
                .extracting(FakeProviders.Request::method)
                .containsExactly("POST", "GET");
    }

    @Test
    void aCallThatTwilioTellsOfByItselfIsNotMadeAgain() {
        providers.unheard("/2010-04-01/");
        store.reachedBy("rami", Map.of("kind", "voice", "address", "+4930123458"));

        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

        FakeProviders.Request call = providers.await(request -> request.path().endsWith("/Calls.json"));
        assertThat(call.body()).endsWith("&StatusCallbackEvent=initiated&StatusCallbackEvent=completed");
        told(call, "initiated");
        clock.forward(TOLD_WITHIN);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(pages(incident))
                        .singleElement()
                        .satisfies(page -> assertThat(page).containsEntry("state", "handed over")));
        assertThat(calls("POST")).isOne();
    }

    @Test
    void aCallWhoseFirstWordIsThatTheLineIsBusyGoesOnWithTheNextContact() {
        providers.unheard("/2010-04-01/");
        store.reachedBy(
                "rami",
                Map.of("kind", "voice", "address", "+4930123460"),
                Map.of("kind", "mail", "address", store.address("rami")));

        store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

        told(providers.await(request -> request.path().endsWith("/Calls.json")), "busy");
        store.mailTo("rami");
    }

    /** Twilio tells what became of the call, of which nobody here knew that it was made. */
    private static void told(FakeProviders.Request call, String status) {
        String path = ProviderCalls.form(call).get("StatusCallback").substring(ProviderCalls.PUBLIC.length());
        String unknown = "CA" + UUID.randomUUID().toString().replace("-", "");
        ProviderCalls.fromTwilio(path, Map.of("CallSid", unknown, "CallStatus", status))
                .statusCode(200);
    }

    @Test
    void aCallOfWhichNothingIsHeardRingsTwiceAtMost() {
        clock.reset(); // what the provider lists has the real time
        providers.unheard("/2010-04-01/");
        store.reachedBy(
                "rami",
                Map.of("kind", "voice", "address", "+4930123459"),
                Map.of("kind", "mail", "address", store.address("rami")));

        store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

        for (int rings = 1; rings <= 2; rings++) {
            int soFar = rings;
            await().atMost(SOON).until(() -> calls("POST") == soFar);
            clock.forward(TOLD_WITHIN);
        }
        store.mailTo("rami");
        assertThat(calls("POST")).isEqualTo(2);
    }

    private int calls(String method) {
        return (int) providers.requests().stream()
                .filter(request -> request.path().endsWith("/Calls.json"))
                .filter(request -> request.method().equals(method))
                .count();
    }

    /** Each channel has been tried, in vain, and is given up with its next try. */
    private void patienceEnds(UUID incident) {
        await().atMost(SOON).until(() -> Infrastructure.database().number(TRIED, incident) == CHANNELS.size());
        clock.forward(PATIENCE);
    }

    private UUID pagedThroughEveryChannel(boolean andByMail) {
        CHANNELS.forEach((channel, address) -> {
            Map<String, String> contact = new HashMap<>(Map.of("kind", channel, "address", address));
            contact.computeIfAbsent("secret", none -> SECRETS.get(channel));
            Store.person(
                    store.id(channel),
                    andByMail ? List.of(contact, Store.mail(store.address(channel))) : List.of(contact));
        });
        List<Map<String, String>> everybody = CHANNELS.keySet().stream()
                .map(channel -> Map.of("person", store.id(channel)))
                .toList();
        given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "Every channel",
                        "repeat",
                        0,
                        "levels",
                        List.of(
                                Map.of("targets", everybody, "timeout", "PT5M"),
                                Map.of("targets", List.of(Map.of("person", store.id("ada"))), "timeout", "PT10M"))))
                .put("/policies/" + store.policyKey())
                .then()
                .statusCode(200);
        return store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
    }

    private static List<Map<String, Object>> pages(UUID incident) {
        return Store.incident(incident).statusCode(200).extract().path("pages");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> attempts(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("attempts");
    }
}
