package io.muster.escalation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.testkit.FakeMail;
import io.muster.testkit.FakeMail.Mail;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A store's on-call set-up, made through the APIs, and the other stages' events. Every instance has people, schedule,
 * policy and service of its own, so that tests do not meet: rami is on call, ada is level 2, cora owns communications.
 */
public final class Store {

    /** What a webhook contact is signed with. */
    public static final String SECRET = "whsec_" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    public static final Pattern LINK = Pattern.compile("https?://\\S+/a/[A-Za-z0-9_-]{43}");

    private static final Actor TEST = Actor.rule("test");

    private final LifecycleTopic topic;
    private final Clock clock;
    private final String id = UUID.randomUUID().toString().substring(0, 8);

    private Store(LifecycleTopic topic, Clock clock) {
        this.topic = topic;
        this.clock = clock;
    }

    /** Everybody is reached by mail; a level has five minutes, triage one. */
    public static Store open(LifecycleTopic topic, Clock clock) {
        Store store = new Store(topic, clock);
        for (String name : List.of("rami", "ada", "cora", "olga")) {
            store.reachedBy(name, mail(store.address(name)));
        }
        person("amir", List.of(mail("amir@store.example")));
        put("/teams/" + store.team(), Map.of("name", "Payments", "members", List.of(), "lead", store.id("olga")));
        put(
                "/schedules/" + store.schedule(),
                Map.of(
                        "name",
                        "Payments",
                        "timeZone",
                        "Europe/Berlin",
                        "rotation",
                        Map.of("startsAt", "2026-01-05T09:00", "shift", "P1W", "people", List.of(store.id("rami")))));
        store.secondLevel(Map.of("person", store.id("ada")));
        put(
                "/services/" + store.service(),
                Map.of(
                        "name",
                        "Payments",
                        "team",
                        store.team(),
                        "policy",
                        store.policyKey(),
                        "journeys",
                        List.of("pay")));
        return store;
    }

    private void secondLevel(Map<String, String> secondLevel) {
        policy(Map.of(
                "levels",
                List.of(
                        Map.of("targets", List.of(Map.of("schedule", schedule())), "timeout", "PT5M"),
                        Map.of("targets", List.of(secondLevel), "timeout", "PT10M")),
                "repeat",
                0,
                "triageOverdue",
                "PT60S",
                "communicationsOwner",
                Map.of("person", id("cora"))));
    }

    /** Another version of the policy. @param with its fields, beside the name */
    public final Store policy(Map<String, Object> with) {
        Map<String, Object> body = new HashMap<>(with);
        body.put("name", "Payments");
        put("/policies/" + policyKey(), body);
        return this;
    }

    /** The person's id in this store. */
    public String id(String name) {
        return name + "-" + id;
    }

    public String address(String name) {
        return name + "." + id + "@store.example";
    }

    public String service() {
        return "payments-" + id;
    }

    public String schedule() {
        return "schedule-" + id;
    }

    public String policyKey() {
        return "policy-" + id;
    }

    public String team() {
        return "team-" + id;
    }

    /** Replaces the person's contacts, in this order. */
    @SafeVarargs
    public final Store reachedBy(String name, Map<String, String>... contacts) {
        person(id(name), List.of(contacts));
        return this;
    }

    public static Map<String, String> mail(String address) {
        return Map.of("kind", "mail", "address", address);
    }

    public static Map<String, String> webhook(String address) {
        return Map.of("kind", "webhook", "address", address, "secret", SECRET);
    }

    /** Sets up a person with these contacts, in this order. */
    public static void person(String id, List<Map<String, String>> contacts) {
        put("/people/" + id, Map.of("name", id, "timeZone", "Europe/Berlin", "contacts", contacts));
    }

    /** Whom nobody but a SEV1 disturbs between the two times of the day in Berlin; reached by mail. */
    public final void quiet(String name, LocalTime from, LocalTime until) {
        put(
                "/people/" + id(name),
                Map.of(
                        "name",
                        name,
                        "timeZone",
                        "Europe/Berlin",
                        "contacts",
                        List.of(mail(address(name))),
                        "quietHours",
                        Map.of("from", from.toString(), "until", until.toString())));
    }

    private static void put(String path, Object body) {
        given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    /** Detection says so, now. */
    public UUID detected(Severity severity) {
        return detected(severity, service(), clock.instant());
    }

    public UUID detected(Severity severity, String service, Instant at) {
        return detected(UUID.randomUUID(), severity, service, at);
    }

    public UUID detected(UUID incident, Severity severity, String service, Instant at) {
        topic.publish(new IncidentDetected(
                context(incident, at),
                1042,
                "Card payments fail <b>now</b>",
                List.of("eu", "uk"),
                at.minusSeconds(90),
                List.of(Journey.PAY),
                service,
                severity,
                DetectionEvent.Source.MONITORING,
                "1",
                List.of(new AlertRef(
                        "00000000000000aa", Map.of("alertname", "PaymentsDown", "region", "eu"), "down", at))));
        return incident;
    }

    /** Triage says so, now. */
    public UUID confirmed(UUID incident, Severity severity) {
        topic.publish(confirmation(incident, severity, clock.instant()));
        return incident;
    }

    /** Triage says so of a service that is not this store's. */
    public UUID confirmed(UUID incident, String service) {
        topic.publish(new IncidentConfirmed(
                context(incident, clock.instant()),
                Severity.SEV3,
                IncidentType.PAYMENT,
                List.of(Journey.PAY),
                service,
                "1"));
        return incident;
    }

    /** What triage says. */
    public IncidentConfirmed confirmation(UUID incident, Severity severity, Instant at) {
        return new IncidentConfirmed(
                context(incident, at), severity, IncidentType.PAYMENT, List.of(Journey.PAY), service(), "1");
    }

    /** Triage says what it costs, in the same band for everything. */
    public void costs(UUID incident, String low, String high) {
        BigDecimal most = new BigDecimal(high);
        Band band = new Band(new BigDecimal(low), most, most);
        Instant now = clock.instant();
        topic.publish(new ImpactAssessed(
                context(incident, now),
                List.of(Journey.PAY),
                List.of("eu"),
                null,
                null,
                null,
                List.of(),
                Severity.SEV1,
                Affected.UNKNOWN,
                IncidentType.PAYMENT,
                new RevenueAtRisk("EUR", band, band, band, null, now, "B3")));
    }

    public void dismissed(UUID incident) {
        topic.publish(new IncidentDismissed(context(incident, clock.instant())));
    }

    /** Triage says that it is graver than it thought, or not as grave. */
    public void raised(UUID incident, Severity from, Severity to) {
        topic.publish(new SeverityChanged(context(incident, clock.instant()), from, to, "1"));
    }

    /** Triage says that it is the same as another. */
    public void merged(UUID incident, UUID into) {
        topic.publish(new IncidentMerged(context(incident, clock.instant()), into));
    }

    public void resolved(UUID incident) {
        Instant now = clock.instant();
        topic.publish(new IncidentResolved(context(incident, now), "rolled back", now.plusSeconds(3600)));
    }

    public void reopened(UUID incident) {
        topic.publish(new IncidentReopened(context(incident, clock.instant())));
    }

    private static EventContext context(UUID incident, Instant at) {
        return EventContext.internal(incident, at, TEST, "as the test says");
    }

    /** The incident as a viewer sees it. */
    public static ValidatableResponse incident(UUID incident) {
        return given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/incidents/" + incident)
                .then();
    }

    /** Ids of the pages of a person of this store. */
    public List<String> pagesOf(String name, UUID incident) {
        List<Map<String, Object>> pages =
                incident(incident).statusCode(200).extract().path("pages");
        List<String> ids = new ArrayList<>();
        pages.stream()
                .filter(page -> page.get("person").equals(id(name)))
                .forEach(page -> ids.add((String) page.get("id")));
        return ids;
    }

    /** Waits for the person's first mail. */
    public Mail mailTo(String name) {
        return FakeMail.await(address(name), any -> true);
    }

    /** The acknowledge link in a mail, as a path: the service listens on a port of its own in a test. */
    public static String linkIn(Mail mail) {
        return linksIn(mail).getFirst();
    }

    /** Every link in a mail. */
    public static List<String> linksIn(Mail mail) {
        List<String> links = LINK.matcher(mail.text())
                .results()
                .map(found -> pathOf(found.group()))
                .toList();
        assertThat(links).isNotEmpty();
        return links;
    }

    public static String pathOf(String link) {
        return link.replaceFirst("https?://[^/]+", "");
    }
}
