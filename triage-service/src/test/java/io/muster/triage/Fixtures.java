package io.muster.triage;

import com.fasterxml.jackson.databind.DeserializationFeature;
import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventContext;
import io.muster.contracts.EventJson;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.StakeKind;
import io.muster.testkit.Infrastructure;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.Stake;
import io.muster.triage.severity.SeverityPolicy;
import io.muster.triage.severity.Yardstick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What detection tells, and what it is judged by; a test changes the one thing it is about. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    public static final SeverityPolicy POLICY = shippedPolicy();

    private Fixtures() {}

    public static Yardstick yardstick(Stake... stakes) {
        return new Yardstick(POLICY, List.of(stakes), NOW);
    }

    /** A campaign that runs now. */
    public static Campaign campaign(String key, Journey... journeys) {
        return new Campaign(
                key,
                "Sale " + key,
                StakeKind.CAMPAIGN,
                NOW.minus(Duration.ofHours(1)),
                NOW.plus(Duration.ofHours(1)),
                Set.of(journeys),
                Set.of(),
                null,
                null);
    }

    public static IncidentDetected detected(Source source, Severity proposed, List<String> where, Journey... journeys) {
        return detected(UUID.randomUUID(), NOW, source, proposed, where, journeys);
    }

    public static IncidentDetected detected(
            UUID id, Instant at, Source source, Severity proposed, List<String> where, Journey... journeys) {
        return new IncidentDetected(
                context(id, at),
                1042,
                "Checkout answers 500",
                where,
                at.minusSeconds(120),
                List.of(journeys),
                "checkout",
                proposed,
                source,
                "declaration-3",
                List.of(alert("a1", Map.of())));
    }

    public static SignalsAttached attached(UUID id, int firing, AlertRef... alerts) {
        return new SignalsAttached(context(id, NOW), alerts.length, List.of(alerts), firing);
    }

    public static AlertRef alert(String fingerprint, Map<String, String> labels) {
        return new AlertRef(fingerprint, labels, "checkout fails", NOW);
    }

    public static EventContext context(UUID id, Instant at) {
        return EventContext.internal(id, at, Actor.rule("declaration-policy"), "two alerts of one cause");
    }

    /** The rules of a policy with other ones put in front. */
    public static SeverityPolicy with(SeverityPolicy.Rule... rules) {
        var all = new ArrayList<>(List.of(rules));
        all.addAll(POLICY.rules());
        return new SeverityPolicy(
                POLICY.version() + 1,
                POLICY.definitions(),
                all,
                POLICY.certainties(),
                POLICY.raisedBy(),
                POLICY.types());
    }

    private static SeverityPolicy shippedPolicy() {
        return policy(migration("V41__critical_payment_methods.sql").split("\\$policy\\$")[1]);
    }

    /** Does once more what the migration does where it finds things as they are now. */
    public static void migrate(String name) throws SQLException {
        try (var connection = Infrastructure.database().open();
                var statement = connection.createStatement()) {
            statement.execute(migration(name));
        }
    }

    private static String migration(String name) {
        return resource("/db/migration/" + name);
    }

    /** As the first release shipped it. */
    public static SeverityPolicy firstShippedPolicy() {
        return policy(resource("/severity-policy.json"));
    }

    private static SeverityPolicy policy(String json) {
        try {
            return EventJson.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .forType(SeverityPolicy.class)
                    .readValue(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (var resource = Fixtures.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
