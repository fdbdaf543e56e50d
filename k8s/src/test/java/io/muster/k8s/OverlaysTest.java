package io.muster.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the overlays become; where there is no kubectl, nothing is rendered and nothing proved. */
class OverlaysTest {
    private static final String DEV = "k8s/overlays/dev";
    private static final String PRODUCTION = "k8s/overlays/production";

    @BeforeAll
    static void needsKubectl() {
        assumeTrue(Manifests.canRender(), "kubectl is not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, PRODUCTION})
    void everyServiceRunsLockedInWatchedAndBounded(String overlay) {
        Manifests rendered = Manifests.render(overlay);

        assertThat(rendered.names("Deployment")).isEqualTo(ManifestsTest.SERVICES);
        assertThat(rendered.names("Service")).isEqualTo(ManifestsTest.SERVICES);
        assertThat(rendered.names("PodDisruptionBudget")).isEqualTo(ManifestsTest.SERVICES);
        assertThat(rendered.all("Deployment")).allSatisfy(deployment -> {
            JsonNode pod = deployment.path("spec").path("template").path("spec");
            JsonNode container = pod.path("containers").path(0);
            watched(container);
            bounded(container);
            lockedIn(pod, container);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, PRODUCTION})
    void selectorsDoNotKnowTheVersion(String overlay) {
        Manifests rendered = Manifests.render(overlay);

        Stream.concat(rendered.all("Deployment"), rendered.all("Service"))
                .forEach(object -> assertThat(
                                object.path("spec").path("selector").toString())
                        .contains("app.kubernetes.io/name")
                        .doesNotContain("version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, PRODUCTION})
    void imagesAreNamedAndTagged(String overlay) {
        assertThat(Manifests.render(overlay).all("Deployment"))
                .allSatisfy(deployment -> assertThat(
                                container(deployment).path("image").asText())
                        .contains("muster/" + Manifests.name(deployment) + ":")
                        .doesNotEndWith(":latest")
                        .doesNotContain("SNAPSHOT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, PRODUCTION})
    void whatAContainerIsGivenIsThere(String overlay) {
        Manifests rendered = Manifests.render(overlay);
        List<String> configMaps = rendered.names("ConfigMap");

        assertThat(rendered.names("Secret"))
                .as("secrets never enter the repository")
                .isEmpty();
        assertThat(rendered.all("Deployment"))
                .allSatisfy(deployment -> assertThat(StreamSupport.stream(
                                        container(deployment).path("envFrom").spliterator(), false)
                                .filter(source -> source.has("configMapRef"))
                                .map(source ->
                                        source.path("configMapRef").path("name").asText()))
                        .hasSize(2)
                        .isSubsetOf(configMaps));
    }

    @Test
    void productionScalesByLagAndNoManifestFightsIt() {
        Manifests production = Manifests.render(PRODUCTION);

        assertThat(production.names("ScaledObject")).isEqualTo(ManifestsTest.SERVICES);
        assertThat(production.scaledWithReplicas()).isEmpty();
        assertThat(production.names("KafkaTopic")).hasSize(4);
        assertThat(production.names("Database")).hasSize(7);
        assertThat(production.names("ServiceMonitor")).isEqualTo(ManifestsTest.SERVICES);
    }

    @Test
    void devNeedsNoOperators() {
        assertThat(Manifests.render(DEV).objects().stream()
                        .map(object -> object.path("apiVersion").asText())
                        .distinct()
                        .sorted(Comparator.naturalOrder()))
                .containsExactly("apps/v1", "networking.k8s.io/v1", "policy/v1", "v1");
    }

    @Test
    void thePublicReachesIntakeLinksAndStatusPageOnly() {
        List<JsonNode> rules = rules(Manifests.render(PRODUCTION), "muster-public");

        assertThat(rules.stream()
                        .flatMap(rule -> rule.path("backendRefs").valueStream())
                        .map(backend -> backend.path("name").asText()))
                .containsExactlyInAnyOrder("detection-service", "escalation-service", "comms-service");
        assertThat(rules.stream()
                        .flatMap(rule -> rule.path("matches").valueStream())
                        .map(match -> match.path("method").asText("any") + " "
                                + match.path("path").path("value").asText()))
                .containsExactlyInAnyOrder(
                        "POST /api/v2/alerts",
                        "GET /api/v2/status",
                        "any /intake",
                        "any /v2/enqueue",
                        "any /v2/change/enqueue",
                        "POST /v2/alerts",
                        "PUT /v2/alerts",
                        "DELETE /v2/alerts",
                        "GET /v2/alerts/requests",
                        "any (/v2)?/heartbeats/[^/]+/ping",
                        "POST /k/[^/]+/(api/v2/alerts|intake/.+|v2/(enqueue|change/enqueue|alerts.*)"
                                + "|(v2/)?heartbeats/[^/]+/ping)",
                        "PUT /k/[^/]+/(intake/.+|v2/alerts/.+|(v2/)?heartbeats/[^/]+/ping)",
                        "DELETE /k/[^/]+/v2/alerts/.+",
                        "GET /k/[^/]+/(api/v2/status|v2/alerts/requests/.+|(v2/)?heartbeats/[^/]+/ping)",
                        "GET /-/healthy",
                        "GET /-/ready",
                        "any /a",
                        "any /answers",
                        "any /calendars",
                        "any /web-push",
                        "any /status",
                        "any /api/v2",
                        "any /");
    }

    @Test
    void peopleSignInByHttpsBehindTheGateway() {
        JsonNode shared = shared(Manifests.render(PRODUCTION));

        assertThat(shared.path("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING").asText())
                .isEqualTo("true");
        assertThat(shared.path("QUARKUS_OIDC_AUTHENTICATION_FORCE_REDIRECT_HTTPS_SCHEME")
                        .asText())
                .isEqualTo("true");
        assertThat(shared.path("QUARKUS_OIDC_AUTHENTICATION_COOKIE_FORCE_SECURE")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void theAutoscalerFindsTheBrokerFromItsOwnNamespace() {
        assertThat(shared(Manifests.render(PRODUCTION))
                        .path("KAFKA_BOOTSTRAP_SERVERS")
                        .asText())
                .contains(".muster.svc:");
    }

    @ParameterizedTest
    @ValueSource(strings = {DEV, PRODUCTION})
    void theSignInIsWithinReach(String overlay) {
        Manifests rendered = Manifests.render(overlay);
        URI signIn =
                URI.create(shared(rendered).path("QUARKUS_OIDC_AUTH_SERVER_URL").asText());

        assertThat(rendered.all("NetworkPolicy")
                        .flatMap(policy -> policy.at("/spec/egress").valueStream())
                        .flatMap(rule -> rule.path("ports").valueStream())
                        .map(port -> port.path("port").asInt()))
                .contains(signIn.getPort() == -1 ? 443 : signIn.getPort());
    }

    /** One namespace may need several ways in, and a label has one value. */
    @Test
    void noTwoWaysInShareALabel() {
        List<String> keys = Manifests.render(PRODUCTION)
                .all("NetworkPolicy")
                .filter(policy -> !Manifests.name(policy).equals("muster-alerts"))
                .flatMap(policy -> policy.at("/spec/ingress").valueStream())
                .flatMap(rule -> rule.path("from").valueStream())
                .flatMap(from -> from.at("/namespaceSelector/matchLabels").propertyStream())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(keys).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void everyStageHasAnAddressInsideTheCompany() {
        assertThat(rules(Manifests.render(PRODUCTION), "muster-internal").stream()
                        .flatMap(rule -> rule.path("backendRefs").valueStream())
                        .map(backend -> backend.path("name").asText())
                        .sorted())
                .isEqualTo(ManifestsTest.SERVICES);
    }

    private static List<JsonNode> rules(Manifests rendered, String gateway) {
        return rendered.all("HTTPRoute")
                .map(route -> route.path("spec"))
                .filter(spec ->
                        spec.path("parentRefs").path(0).path("name").asText().equals(gateway))
                .flatMap(spec -> spec.path("rules").valueStream())
                .toList();
    }

    private static void watched(JsonNode container) {
        int management = container
                .path("ports")
                .valueStream()
                .filter(port -> port.path("name").asText().equals("management"))
                .findFirst()
                .orElseThrow()
                .path("containerPort")
                .asInt();
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            JsonNode http = container.path(probe).path("httpGet");
            assertThat(http.path("port").asInt()).as(probe).isEqualTo(management);
            assertThat(http.path("path").asText()).as(probe).startsWith("/health/");
        }
    }

    private static void bounded(JsonNode container) {
        JsonNode resources = container.path("resources");
        assertThat(resources.path("requests").path("cpu").asText()).isNotEmpty();
        assertThat(resources.path("requests").path("memory").asText()).isNotEmpty();
        assertThat(resources.path("limits").path("memory").asText()).isNotEmpty();
    }

    private static void lockedIn(JsonNode pod, JsonNode container) {
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.path("securityContext")
                        .path("seccompProfile")
                        .path("type")
                        .asText())
                .isEqualTo("RuntimeDefault");
        JsonNode security = container.path("securityContext");
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.path("capabilities").path("drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(container.path("volumeMounts").findValuesAsText("mountPath")).containsExactly("/tmp");
        assertThat(pod.path("volumes").path(0).has("emptyDir")).isTrue();
    }

    private static JsonNode shared(Manifests rendered) {
        return rendered.all("ConfigMap")
                .map(map -> map.path("data"))
                .filter(data -> data.has("KAFKA_BOOTSTRAP_SERVERS"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode container(JsonNode deployment) {
        return deployment
                .path("spec")
                .path("template")
                .path("spec")
                .path("containers")
                .path(0);
    }
}
