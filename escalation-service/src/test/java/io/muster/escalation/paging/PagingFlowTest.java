package io.muster.escalation.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.FakeMail;
import io.muster.testkit.FakeMail.Mail;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Paging with everything real: events in, messages out, people answering. */
@QuarkusTest
@WithMuster
class PagingFlowTest extends WithStore {

    @Test
    void withTriageStoppedTheAlertStillPages() {
        UUID incident = store.detected(Severity.SEV1);
        awaitKnown(incident);

        clock.forward(Duration.ofSeconds(61));

        EscalationStarted started = topic.await(EscalationStarted.class, incident);
        assertThat(started.confirmed()).isFalse();
        assertThat(started.severity()).isEqualTo(Severity.SEV1);
        assertThat(started.policyVersion()).isEqualTo("1");
        Mail mail = store.mailTo("rami");
        assertThat(mail.subject()).startsWith("[SEV1] INC-1042").endsWith("(unconfirmed)");
        assertThat(mail.text()).contains("not confirmed yet");
    }

    @Test
    void whenItBecomesGraverThePolicyItBeganWithIsFollowed() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        Map<String, Object> olga = Map.of("targets", List.of(Map.of("person", store.id("olga"))), "timeout", "PT5M");
        store.policy(Map.of("levels", List.of(olga), "repeat", 0, "triageOverdue", "PT60S"));

        store.raised(incident, Severity.SEV3, Severity.SEV2);

        assertThat(store.mailTo("ada").subject()).startsWith("[SEV2]");
        assertThat(FakeMail.to(store.address("olga"))).isEmpty();
    }

    @Test
    void theMessageSaysWhatItCosts() {
        UUID incident = store.detected(Severity.SEV3);
        store.costs(incident, "1200", "1900");
        store.confirmed(incident, Severity.SEV3);

        assertThat(store.mailTo("rami").text())
                .contains("Costs:    1,200 to 1,900 EUR a minute, 1,900 EUR so far (B3)");
    }

    @Test
    void theLinksButtonAcknowledgesAndTheFirstToDoSoCommands() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        String link = Store.linkIn(store.mailTo("rami"));

        given().get(link).then().statusCode(200).body(containsString("<form method=\"post\">"));
        assertThat(topic.all(incident)).noneMatch(PageAcknowledged.class::isInstance);
        given().post(link).then().statusCode(200).body(containsString("Acknowledged"));

        PageAcknowledged answer = topic.await(PageAcknowledged.class, incident);
        assertThat(answer.person()).isEqualTo(store.id("rami"));
        assertThat(answer.by()).isEqualTo(AcknowledgedBy.LINK);
        RoleAssigned role = topic.await(RoleAssigned.class, incident);
        assertThat(role.role()).isEqualTo(Role.COMMANDER);
        assertThat(role.person()).isEqualTo(store.id("rami"));
        clock.forward(Duration.ofMinutes(20));
        assertNoMoreThanOnePage(incident);
    }

    @Test
    void aMailScannerThatOpensEveryLinkAcknowledgesNothing() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        for (String link : Store.linksIn(store.mailTo("rami"))) {
            given().head(link).then().statusCode(200);
            given().get(link).then().statusCode(200);
            given().redirects().follow(true).get(link + "?utm=scan").then().statusCode(200);
        }

        clock.forward(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(store.mailTo("ada").subject()).startsWith("[SEV3] INC-1042");
        assertThat(topic.await(ResponderPaged.class, incident, 2).getLast().level())
                .isEqualTo(2);
        assertThat(topic.all(incident)).noneMatch(PageAcknowledged.class::isInstance);
    }

    @Test
    void theSameEventTwicePagesOnce() {
        UUID incident = store.detected(Severity.SEV3);
        store.confirmed(incident, Severity.SEV3);
        LifecycleTopic.Published confirmed = await().until(() -> topic.records(incident), found -> found.size() >= 2)
                .get(1);
        topic.publish(confirmed.id(), confirmed.event());
        store.confirmed(incident, Severity.SEV3);

        topic.await(ResponderPaged.class, incident);
        store.mailTo("rami");
        assertNoMoreThanOnePage(incident);
    }

    @Test
    void aLateVerdictAfterAnUnconfirmedStartPagesNobodyAgain() {
        UUID incident = store.detected(Severity.SEV3);
        awaitKnown(incident);
        clock.forward(Duration.ofSeconds(61));
        topic.await(EscalationStarted.class, incident);

        store.confirmed(incident, Severity.SEV3);

        await().untilAsserted(() -> Store.incident(incident).body("confirmed", equalTo(true)));
        assertNoMoreThanOnePage(incident);
    }

    @Test
    void afterAcknowledgingNothingNewGoesOut() {
        try (FakeWebhook phone = FakeWebhook.start()) {
            phone.answerWith(503);
            store.reachedBy("rami", Store.webhook(phone.uri("/down").toString()), Store.mail(store.address("rami")));
            UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
            phone.await(any -> true);

            String page = store.pagesOf("rami", incident).getFirst();
            given().auth()
                    .oauth2(Tokens.of(store.id("rami"), "viewer"))
                    .post("/pages/" + page + "/acknowledge")
                    .then()
                    .statusCode(200);
            int sent = phone.requests().size();
            int mailed = FakeMail.to(store.address("rami")).size();

            clock.forward(Duration.ofMinutes(20));
            topic.await(PageAcknowledged.class, incident);
            assertNoMoreThanOnePage(incident);
            assertThat(phone.requests()).hasSizeLessThanOrEqualTo(sent + 1);
            assertThat(FakeMail.to(store.address("rami"))).hasSize(mailed);
        }
    }

    @Test
    void sev1AddsACommunicationsOwner() {
        UUID incident = store.confirmed(store.detected(Severity.SEV1), Severity.SEV1);

        RoleAssigned role = topic.await(RoleAssigned.class, incident);

        assertThat(role.role()).isEqualTo(Role.COMMUNICATIONS_OWNER);
        assertThat(role.person()).isEqualTo(store.id("cora"));
        assertThat(store.mailTo("cora").text()).contains("SEV1 needs a communications owner");
    }

    @Test
    void anUnknownServicePagesTheAdminsLoudly() {
        Instant now = clock.instant();
        UUID incident = store.detected(Severity.SEV3, "nobody-knows-" + UUID.randomUUID(), now);
        awaitKnown(incident);
        clock.forward(Duration.ofSeconds(61));

        EscalationStarted started = topic.await(EscalationStarted.class, incident);
        assertThat(started.policy()).isEqualTo("fallback");
        assertThat(started.reason()).contains("is not known");
        assertThat(topic.await(ResponderPaged.class, incident).person()).isEqualTo("amir");
    }

    @Test
    void aDismissalKeepsEverybodyAsleep() {
        UUID incident = store.detected(Severity.SEV1);
        awaitKnown(incident);
        store.dismissed(incident);
        await().untilAsserted(() -> Store.incident(incident).body("escalation.state", equalTo("stopped")));

        clock.forward(Duration.ofMinutes(5));

        awaitQuiet();
        assertThat(ofEscalation(incident)).isEmpty();
    }

    /** By all clocks: this replica's own may have gone ahead. */
    @Test
    void anIncidentFromHoursAgoWaitsForADecision() {
        UUID incident =
                store.detected(Severity.SEV3, store.service(), Instant.now().minus(Duration.ofHours(3)));
        awaitKnown(incident);
        await().untilAsserted(() -> Store.incident(incident).body("escalation.state", equalTo("held")));
        assertThat(FakeMail.to(store.address("rami"))).isEmpty();
        clock.forward(Duration.ofMinutes(5));
        FakeMail.await(
                "amir@store.example",
                mail -> mail.text().contains(incident.toString())
                        && mail.text().contains("wait for a person's decision"));
        String page = store.pagesOf("rami", incident).getFirst();

        isSent(page).statusCode(200).body("state", equalTo("sending"));

        store.mailTo("rami");
        isSent(page).statusCode(409).body("code", equalTo("page-not-held"));
    }

    @Test
    void whatWasHeldGoesToWhomItWasForThoughTheScheduleNamesThemNoMore() {
        UUID incident =
                store.detected(Severity.SEV3, store.service(), Instant.now().minus(Duration.ofHours(3)));
        awaitKnown(incident);
        await().untilAsserted(() -> Store.incident(incident).body("escalation.state", equalTo("held")));
        String page = store.pagesOf("rami", incident).getFirst();
        given().auth()
                .oauth2(Tokens.persona("amir"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Others", "timeZone", "UTC", "rotation", weeklyOf(store.id("ada"))))
                .put("/schedules/" + store.schedule())
                .then()
                .statusCode(200);

        isSent(page).statusCode(200).body("state", equalTo("sending"));

        store.mailTo("rami");
        store.dismissed(incident);
    }

    /** By a person who has decided so. */
    private static ValidatableResponse isSent(String page) {
        return given().auth()
                .oauth2(Tokens.persona("rami"))
                .post("/pages/" + page + "/send")
                .then();
    }

    private static Map<String, Object> weeklyOf(String person) {
        return Map.of("startsAt", "2026-01-05T09:00", "shift", "P1W", "people", List.of(person));
    }

    @Test
    void aReplicaWhoseClockGoesAheadTakesNothingFreshForOld() {
        clock.forward(Duration.ofHours(2));

        UUID incident = store.detected(Severity.SEV3, store.service(), Instant.now());

        assertThat(topic.await(ResponderPaged.class, incident).person()).isEqualTo(store.id("rami"));
        store.mailTo("rami");
        store.dismissed(incident);
    }

    /** Triage's clock is three hours behind, and so is nothing else. */
    @Test
    void whatASenderWithAClockThatIsBehindTellsIsNotOld() {
        UUID incident = UUID.randomUUID();
        Instant theirs = Instant.now().minus(Duration.ofHours(3));

        topic.publishAfter(Duration.ZERO, store.confirmation(incident, Severity.SEV3, theirs));

        assertThat(topic.await(ResponderPaged.class, incident).person()).isEqualTo(store.id("rami"));
        store.mailTo("rami");
        store.dismissed(incident);
    }

    @Test
    void whatHasWaitedForHoursAtItsSenderWaitsForADecision() {
        UUID incident = UUID.randomUUID();
        Instant longAgo = Instant.now().minus(Duration.ofHours(3));

        topic.publishAfter(Duration.ofHours(3), store.confirmation(incident, Severity.SEV3, longAgo));

        await().untilAsserted(() -> Store.incident(incident).body("escalation.state", equalTo("held")));
        store.dismissed(incident);
    }

    @Test
    void aSenderWhoseClockGoesAheadKeepsNobodyWaiting() {
        UUID incident =
                store.detected(Severity.SEV3, store.service(), clock.instant().plus(Duration.ofMinutes(10)));
        awaitKnown(incident);

        clock.forward(Duration.ofSeconds(65));

        assertThat(topic.await(ResponderPaged.class, incident).person()).isEqualTo(store.id("rami"));
        store.dismissed(incident);
    }

    @Test
    void reopeningPagesFromLevel1() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        given().post(Store.linkIn(store.mailTo("rami"))).then().statusCode(200);
        store.resolved(incident);
        store.reopened(incident);

        List<ResponderPaged> pages = topic.await(ResponderPaged.class, incident, 2);

        assertThat(pages).extracting(ResponderPaged::person).containsOnly(store.id("rami"));
        assertThat(pages.getLast().level()).isEqualTo(1);
        await().until(() -> mailIds("rami").size() == 2);
    }

    @Test
    void manyAtOnceAreSentOnceEach() {
        List<UUID> incidents = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            incidents.add(store.confirmed(store.detected(Severity.SEV3), Severity.SEV3));
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> mailIds("rami").size() >= 25);
        awaitQuiet();

        assertThat(mailIds("rami")).hasSize(25);
        incidents.forEach(incident -> Store.incident(incident).body("pages", hasSize(1)));
    }

    /** One for each message: what a slow server was not heard of is sent again under its id. */
    private Set<String> mailIds(String person) {
        return FakeMail.to(store.address(person)).stream().map(Mail::id).collect(Collectors.toSet());
    }

    private void awaitKnown(UUID incident) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Store.incident(incident).statusCode(200));
    }

    /** Lets whatever was published before be handled: an incident of another store goes all the way behind it. */
    private void awaitQuiet() {
        Store other = Store.open(topic, clock);
        UUID incident = other.confirmed(other.detected(Severity.SEV3), Severity.SEV3);
        topic.await(ResponderPaged.class, incident);
        FakeMail.await(other.address("rami"), any -> true);
    }

    private void assertNoMoreThanOnePage(UUID incident) {
        awaitQuiet();
        assertThat(ofEscalation(incident).stream().filter(ResponderPaged.class::isInstance))
                .hasSize(1);
    }

    private List<LifecycleEvent> ofEscalation(UUID incident) {
        return topic.all(incident).stream()
                .filter(EscalationEvent.class::isInstance)
                .toList();
    }
}
