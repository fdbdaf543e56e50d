package io.muster.drill;

import static io.muster.drill.Story.Stage.DETECT;
import static io.muster.drill.Story.Stage.TRIAGE;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.drill.Story.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The store's payment step stops while a campaign runs, and nobody tells Muster: its own eyes must see it. The synthetic
 * journey and the rule on orders notice, it is one incident, SEV1, with a figure of what it costs, in under a minute.
 */
final class PaymentStop implements Scenario {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Suite suite;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final URI breaker;
    private Instant broken;

    PaymentStop(Suite suite) {
        this.suite = suite;
        this.breaker = URI.create(suite.variable("MUSTER_STORE_URL") + "/_break");
    }

    @Override
    public Set<Stage> stages() {
        return EnumSet.of(DETECT, TRIAGE);
    }

    @Override
    public void close() {
        tell("works");
        receiver.close();
    }

    @Override
    public void play(Story story) {
        tell("works");
        new EarlierDrills(suite, "checkout").end();
        new Past(suite).tell();
        new SampleStore(suite, receiver).load();
        story.tell("The sample store is loaded and has a past of five weeks; a campaign runs");
        Await.that("the journey passing", LATER, () -> "passing".equals(journey()));
        Await.that("the rule on orders seeing that all is well", LATER, () -> "fine".equals(rule()) && !isFiring());
        story.tell("A shopper of ours can buy, and orders come as expected");
        broken = Instant.now();
        tell("down");
        story.tell("The store's payment step stops; nobody tells Muster");
        notice(story);
        tell("works");
        Await.that("the journey passing again", LATER, () -> "passing".equals(journey()));
        story.tell("The payment step works again, and a shopper of ours can buy");
    }

    private void notice(Story story) {
        String incident =
                Await.until("an incident", SOON, this::incident).path("id").asText();
        story.tell(DETECT, "An incident is open " + since());
        Await.that("the synthetic journey's alert in it", SOON, () -> hasAlert(incident, "SyntheticJourneyFailed"));
        story.tell(DETECT, "The synthetic journey's alert belongs to it, " + since());
        Await.that("the rule's alert in it", SOON, () -> hasAlert(incident, "OrdersDrop"));
        story.tell(DETECT, "The rule on orders fires and its alert belongs to it, " + since());
        story.done(DETECT);
        Await.that(
                "SEV1",
                SOON,
                () -> "SEV1".equals(record(incident).path("severity").asText()));
        story.tell(TRIAGE, "It is SEV1, because a campaign runs, " + since());
        JsonNode money = Await.until("a figure of what it costs", SOON, () -> money(incident));
        story.tell(
                TRIAGE,
                "It costs " + figure(money, "perMinute") + " a minute, so far " + figure(money, "soFar") + " by "
                        + money.path("method").asText() + ", " + since());
        Duration took = Duration.between(broken, Instant.now());
        if (took.compareTo(LIMIT) > 0) {
            throw new DrillFailure("all of it took " + took.toSeconds() + " s, not under a minute");
        }
        int incidents = opened().size();
        if (incidents != 1) {
            throw new DrillFailure("there are " + incidents + " incidents of one cause");
        }
        story.done(TRIAGE);
    }

    private void tell(String how) {
        suite.open("POST", breaker, Map.of(), Map.of("step", "pay", "how", how)).expectSuccess("the store's switch");
    }

    private Optional<JsonNode> incident() {
        return opened().stream().findFirst();
    }

    private List<JsonNode> opened() {
        List<JsonNode> since = new ArrayList<>();
        for (JsonNode incident :
                suite.get(Persona.VIEWER, "detection", "/incidents?limit=20").path("items")) {
            if (Instant.parse(incident.path("detectedAt").asText()).isAfter(broken)) {
                since.add(incident);
            }
        }
        return since;
    }

    private boolean hasAlert(String incident, String name) {
        for (JsonNode alert : suite.get(Persona.VIEWER, "detection", "/incidents/" + incident)
                .path("alerts")
                .path("items")) {
            if (alert.path("labels").path("alertname").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode record(String incident) {
        return suite.get(Persona.VIEWER, "triage", "/incidents/" + incident);
    }

    private Optional<JsonNode> money(String incident) {
        JsonNode money = record(incident).path("revenueAtRisk");
        return money.path("soFar").path("central").asDouble() > 0 ? Optional.of(money) : Optional.empty();
    }

    private static String figure(JsonNode money, String field) {
        JsonNode band = money.path(field);
        return "%s (%s to %s) %s"
                .formatted(
                        band.path("central").asText(),
                        band.path("low").asText(),
                        band.path("high").asText(),
                        money.path("currency").asText());
    }

    private String journey() {
        return suite.get(Persona.VIEWER, "detection", "/journeys/buy-a-teapot")
                .path("state")
                .asText();
    }

    private String rule() {
        return suite.get(Persona.VIEWER, "detection", "/measure-rules/orders-drop/now")
                .path("segments")
                .path(0)
                .path("answer")
                .asText();
    }

    /** What fires since before belongs to an incident of before. */
    private boolean isFiring() {
        JsonNode last = suite.get(Persona.VIEWER, "detection", "/measure-rules/orders-drop/fired")
                .path("items")
                .path(0);
        return last.has("since") && !last.has("until");
    }

    private String since() {
        return "%.1f s after it stopped"
                .formatted(Duration.between(broken, Instant.now()).toMillis() / 1000.0);
    }
}
