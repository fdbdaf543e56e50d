package io.muster.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The three services on a page's way, set up by their APIs: one person who is paged by webhook, for many services. */
final class PagingSuite implements AutoCloseable {

    static final List<String> SERVICES = List.of("detection-service", "triage-service", "escalation-service");
    static final String TRIAGE = "muster_triage";
    static final String ESCALATION = "muster_escalation";

    private static final int AT_ONCE = 250;

    private static final String SETUP = """
            {"people": {"mia": {"name": "Mia", "timeZone": "UTC",
                "contacts": [{"kind": "webhook", "address": "%s", "secret": "whsec_%s"}]}},
             "teams": {"shop": {"name": "Shop", "members": ["mia"], "lead": "mia"}},
             "policies": {"shop": {"name": "Shop", "repeat": 0,
                "levels": [{"targets": [{"person": "mia"}], "timeout": "PT2H"}]}}}
            """;
    /** One page for an incident, as Alertmanager sends: graver ones add people for roles. */
    private static final String DECLARATION_POLICY = """
            {"version": 2, "rules": [{"name": "critical", "match": {"labels": {"severity": "critical"}},
                "outcome": "incident", "severity": "SEV3"}]}
            """;

    private static final String SERVICE = """
            "%1$s": {"name": "%1$s", "team": "shop", "policy": "shop", "journeys": []}""";
    /** What monitoring says is believed at once, so that no person's verdict is waited for. */
    private static final String SEVERITY_POLICY = """
            {"version": 2,
             "definitions": [{"severity": "SEV1", "text": "All stands."}, {"severity": "SEV2", "text": "Much stands."},
                {"severity": "SEV3", "text": "Little stands."}],
             "rules": [],
             "certainties": [{"name": "monitored", "sources": ["monitoring"], "because": "monitoring sees it"}]}
            """;

    private final Backbone backbone;
    private final Detection detection;
    private final Stage triage;
    private final Stage escalation;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    private PagingSuite(Backbone backbone, Detection detection, Stage triage, Stage escalation, String token) {
        this.backbone = backbone;
        this.detection = detection;
        this.triage = triage;
        this.escalation = escalation;
        this.token = token;
    }

    static PagingSuite start(Path root, Path folder, Backbone backbone, PageReceiver receiver)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        Detection detection = Detection.start(root, folder, backbone);
        Stage triage = Stage.start("triage-service", TRIAGE, root, folder, backbone, Map.of());
        Stage escalation = Stage.start(
                "escalation-service",
                ESCALATION,
                root,
                folder,
                backbone,
                Map.of("MUSTER_ESCALATION_USE_UNVERIFIED_CONTACTS", "true"));
        PagingSuite suite = new PagingSuite(
                backbone, detection, triage, escalation, backbone.signIn().admin());
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        suite.put(escalation, "/setup", SETUP.formatted(receiver.address(), secret));
        suite.put(triage, "/severity-policy", SEVERITY_POLICY);
        suite.put(detection.stage(), "/declaration-policy", DECLARATION_POLICY);
        return suite;
    }

    /** Makes services known, for which somebody is paged; an incident is of a service of its own. */
    void know(List<String> services) {
        try {
            for (int i = 0; i < services.size(); i += AT_ONCE) {
                String known = services.subList(i, Math.min(i + AT_ONCE, services.size())).stream()
                        .map(SERVICE::formatted)
                        .collect(Collectors.joining(", "));
                put(escalation, "/setup", "{\"services\": {%s}}".formatted(known));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void put(Stage stage, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("PUT " + path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Where signals go. */
    Target intake() {
        return detection;
    }

    /** So far, by who used it. */
    Map<String, Duration> processorTimes() {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (Stage stage : List.of(detection.stage(), triage, escalation)) {
            times.put(stage.name(), Processor.used(stage.process().toHandle()));
        }
        times.put("PostgreSQL", backbone.databasesTime());
        times.put("Kafka", backbone.brokersTime());
        return times;
    }

    @Override
    public void close() {
        detection.close();
        triage.close();
        escalation.close();
        http.close();
    }
}
