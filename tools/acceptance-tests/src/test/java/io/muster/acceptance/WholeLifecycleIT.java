package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One alert's way to a published review, and that way again while each service is killed on it; what the suite sees with
 * its own eyes, and what others' programs say to it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeLifecycleIT {
    /** In the order in which they are killed: each just before the drill needs it. */
    private static final List<String> SERVICES = List.of(
            "detection-service",
            "triage-service",
            "escalation-service",
            "command-board",
            "comms-service",
            "resolution-service",
            "review-service");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CHAIN = Duration.ofSeconds(60);

    /** By when the auditor of paging tells of what stops pages. */
    private static final Duration ALARM = Duration.ofSeconds(60);

    /** What an alert sets off while no person has done anything yet, up to the page. */
    private static final Class<?>[] BY_ITSELF = {
        IncidentDetected.class,
        ImpactAssessed.class,
        EscalationStarted.class,
        ResponderPaged.class,
        IncidentConfirmed.class
    };

    // traces of what monitoring and people do, one after the other
    private static final String ALERT = "0af7651916cd43dd8448eb211c80319c";
    private static final String ANSWER = "1af7651916cd43dd8448eb211c80319c";
    private static final String VERDICT = "2af7651916cd43dd8448eb211c80319c";
    private static final String END = "3af7651916cd43dd8448eb211c80319c";

    private static final Pattern OPENED = Pattern.compile("opened (INC-\\d+)");

    private static SuiteUnderTest suite;
    private static RealPrograms real;

    @BeforeAll
    static void up() {
        suite = SuiteUnderTest.up("whole-lifecycle");
        real = new RealPrograms(suite);
    }

    @AfterAll
    static void down() {
        suite.close();
    }

    @Test
    @Order(1)
    void an_alert_becomes_a_published_review() {
        real.begin("prometheus-pull.sh"); // it waits for whole minutes of a shop of its own
        SuiteUnderTest.Result drill = suite.muster("drill", "checkout-outage");

        assertThat(drill.status()).as(drill.output()).isZero();
        assertThat(Ledger.of(suite, drill.output())).satisfies(Ledger::isWhole);
    }

    @Test
    @Order(2)
    void killing_any_service_on_the_way_loses_nothing() {
        var killer = new KillOnEveryLine(suite, SERVICES);
        var output = new StringBuilder();

        int status = suite.muster(
                line -> {
                    output.append(line).append('\n');
                    killer.accept(line);
                },
                "drill",
                "checkout-outage");

        assertThat(status).as(output.toString()).isZero();
        assertThat(killer.spared()).as("services never killed").isEmpty();
        assertThat(Ledger.of(suite, output.toString())).satisfies(Ledger::isWhole);
    }

    @Test
    @Order(3)
    void what_a_request_sets_off_carries_its_trace_to_the_last_event() {
        real.begin("amtool.sh");
        Outside outside = Outside.of(suite.environment());
        try (FakeWebhook pager = FakeWebhook.start();
                LifecycleTopic topic = LifecycleTopic.open(suite.kafka())) {
            outside.loadServices(pager.uri("/pager"), "traced");

            assertThat(outside.within(ALERT).payIsDown("traced")).isEqualTo(200);
            UUID incident = incident(outside, "traced");
            told(topic, incident, BY_ITSELF);
            assertThat(tracesOf(topic, incident)).containsOnly(ALERT);

            outside.within(ANSWER).acknowledge(incident);
            told(topic, incident, PageAcknowledged.class, RoleAssigned.class);
            outside.within(VERDICT).declareMitigated(incident);
            told(topic, incident, IncidentMitigated.class);
            outside.within(END).resolve(incident);
            told(topic, incident, IncidentResolved.class, ReviewScheduled.class, ReviewDrafted.class);

            assertThat(tracesOf(topic, incident)).containsOnly(ALERT, ANSWER, VERDICT, END);
            assertThat(tracesOf(topic, incident, PageAcknowledged.class, RoleAssigned.class))
                    .containsOnly(ANSWER);
            assertThat(tracesOf(topic, incident, IncidentMitigated.class)).containsOnly(VERDICT);
            assertThat(tracesOf(
                            topic,
                            incident,
                            VerificationRecorded.class,
                            IncidentResolved.class,
                            ReviewScheduled.class,
                            ReviewDrafted.class))
                    .containsOnly(END);
        }
        real.begin("alertmanager-receivers.sh"); // of the same journey as the incident above
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(strings = {"amtool.sh", "alertmanager-receivers.sh", "prometheus-pull.sh"})
    void programs_that_know_an_alertmanager_know_this_suite(String script) {
        real.passes(script);
    }

    @Test
    @Order(5)
    void logs_are_json_and_name_the_incident_and_the_trace() {
        Map<String, String> labels = new HashMap<>();
        for (JsonNode entry : entries("detection-service")) {
            Matcher opened = OPENED.matcher(entry.path("message").asText());
            if (opened.find()) {
                labels.put(opened.group(1), incidentOf(entry));
            }
        }
        assertThat(labels).as("incidents that detection tells of").hasSizeGreaterThanOrEqualTo(3);
        for (String service : SERVICES) {
            assertThat(entries(service))
                    .allSatisfy(
                            entry -> assertThat(entry.path("service").asText()).isEqualTo(service))
                    .allSatisfy(entry -> {
                        String message = entry.path("message").asText();
                        labels.forEach((label, incident) -> {
                            if (message.contains(incident) || message.matches(".*" + label + "\\b.*")) {
                                assertThat(incidentOf(entry)).as(message).isEqualTo(incident);
                            }
                        });
                    });
        }
        for (String service : List.of("detection-service", "escalation-service", "comms-service")) {
            assertThat(entries(service))
                    .as(service)
                    .anySatisfy(entry -> assertThat(labels).containsValue(incidentOf(entry)))
                    .anySatisfy(entry -> assertThat(
                                    entry.path("mdc").path("traceId").asText())
                            .matches("[0-9a-f]{32}"));
        }
    }

    @Test
    @Order(6)
    void a_payment_step_that_stops_during_a_campaign_is_one_sev1_with_its_cost_in_under_a_minute() {
        var output = new StringBuilder();
        var stop = new AtomicReference<PaymentStopped>();

        int status = suite.muster(
                line -> {
                    output.append(line).append('\n');
                    if (line.contains("The store's payment step stops")) {
                        stop.set(PaymentStopped.now(suite));
                    }
                },
                "drill",
                "payment-stop");

        assertThat(status).as(output.toString()).isZero();
        assertThat(stop.get()).satisfies(PaymentStopped::wasNoticedAsOneSev1WithItsCost);
    }

    @Test
    @Order(7)
    void a_real_prometheus_opens_an_incident_that_pages_somebody() {
        real.begin("prometheus.sh", "payments", "payouts"); // of which none is open

        real.passes("prometheus.sh");
    }

    @Test
    @Order(8)
    void the_first_rota_stands_as_the_documentation_tells() {
        real.passes("first-rota.sh");
    }

    @Test
    @Order(9)
    void whatever_stops_pages_is_told_within_a_minute() {
        Outside outside = Outside.of(suite.environment());
        try (FakeWebhook pager = FakeWebhook.start();
                Sabotage sabotage = new Sabotage(suite)) {
            outside.loadServices(pager.uri("/pager"), "deleted", "unpublished", "unassessed");
            UUID deleted = paged(outside, "deleted");
            UUID unpublished = paged(outside, "unpublished");

            Map<String, Instant> broken = new HashMap<>();
            broken.put("page lost", Instant.now());
            sabotage.deletePages(deleted);
            sabotage.stopTheRelay();
            broken.put("relay stands", Instant.now());
            outside.acknowledge(unpublished);
            broken.put("dead letter", Instant.now());
            sabotage.publishWhatCannotBeRead();
            broken.put("triage stands", Instant.now());
            sabotage.freezeTriage();
            outside.alert("unassessed", "Unassessed");
            UUID unassessed = incident(outside, "unassessed");

            Map<String, UUID> alarms = new HashMap<>();
            alarms.put("page lost", deleted);
            alarms.put("relay stands", null);
            alarms.put("dead letter", null);
            alarms.put("triage stands", unassessed);
            assertThat(told(outside, alarms, broken))
                    .allSatisfy((kind, time) -> assertThat(time).as(kind).isLessThanOrEqualTo(ALARM));
        }
    }

    /** How long after its cause each alarm was told. @param alarms kind → the incident that it is about, or null */
    private static Map<String, Duration> told(Outside outside, Map<String, UUID> alarms, Map<String, Instant> broken) {
        Map<String, Duration> after = new TreeMap<>();
        await().atMost(ALARM.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    alarms.forEach((kind, about) -> {
                        if (outside.findings(about).contains(kind)) {
                            after.putIfAbsent(kind, Duration.between(broken.get(kind), Instant.now()));
                        }
                    });
                    return after.keySet().equals(alarms.keySet());
                });
        return after;
    }

    private static UUID paged(Outside outside, String service) {
        assertThat(outside.alert(service, "Alarm")).isEqualTo(200);
        UUID incident = incident(outside, service);
        outside.isPaged(incident);
        return incident;
    }

    private static UUID incident(Outside outside, String service) {
        return await().atMost(CHAIN)
                .until(() -> outside.incidentOf(service), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    @Order(10)
    void down_also_stops_what_a_killed_supervisor_left() {
        List<ProcessHandle> running = suite.processes();
        assertThat(running).hasSizeGreaterThan(SERVICES.size());

        suite.kill("muster");
        assertThat(suite.muster("down").status()).isZero();

        assertThat(running).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(11)
    void a_new_start_knows_what_was_known_and_its_end_stops_all_of_it() {
        var known = new AtomicReference<Optional<UUID>>(Optional.empty());
        var running = new ArrayList<ProcessHandle>();

        int status = suite.muster(
                line -> {
                    if (line.startsWith("Ready after")) {
                        known.set(Outside.of(suite.environment()).incidentOf("traced"));
                        running.addAll(suite.processes());
                        suite.end();
                    }
                },
                "up");

        assertThat(status).isZero();
        assertThat(known.get()).isPresent();
        assertThat(running).hasSizeGreaterThan(SERVICES.size()).noneMatch(ProcessHandle::isAlive);
    }

    /** What the service's own code has logged. */
    private static List<JsonNode> entries(String service) {
        return suite.log(service).stream()
                .filter(line -> line.startsWith("{"))
                .map(WholeLifecycleIT::entry)
                .filter(entry -> entry.path("loggerName").asText().startsWith("io.muster."))
                .toList();
    }

    private static JsonNode entry(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static String incidentOf(JsonNode entry) {
        return entry.path("mdc").path("incidentId").asText();
    }

    /** Waits until each of these has been told. */
    private static void told(LifecycleTopic topic, UUID incident, Class<?>... events) {
        await().atMost(CHAIN)
                .untilAsserted(() -> assertThat(topic.all(incident).stream().<Class<?>>map(LifecycleEvent::getClass))
                        .contains(events));
    }

    /** The trace ids on the incident's records; of these events, or of all when none is named. */
    private static Set<String> tracesOf(LifecycleTopic topic, UUID incident, Class<?>... events) {
        return topic.records(incident).stream()
                .filter(record -> events.length == 0
                        || List.of(events).contains(record.event().getClass()))
                .map(record -> record.headers().get("traceparent").split("-")[1])
                .collect(Collectors.toSet());
    }
}
