package io.muster.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Topics;
import io.muster.testkit.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the files, without kubectl. */
class ManifestsTest {
    static final List<String> SERVICES = List.of(
            "command-board",
            "comms-service",
            "detection-service",
            "escalation-service",
            "resolution-service",
            "review-service",
            "triage-service");

    private static final int FOR_OPERATORS = 50;

    static List<String> services() {
        return SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void theCommittedManifestIsTheGeneratedOne(String service) {
        var generated = Manifests.file(service + "/target/kubernetes/kubernetes.yml");
        assertThat(generated)
                .as("written when the service is packaged: ./mvnw package -pl %s", service)
                .exists();

        Snapshots.verify(
                "k8s/base/" + service + "/kubernetes.yml",
                Manifests.read(generated).withoutReplicas().canonical());
    }

    @Test
    void topicsAreThoseOfTheContracts() {
        Map<String, JsonNode> topics = Manifests.read(Manifests.file("k8s/components/kafka-topics/topics.yaml"))
                .all("KafkaTopic")
                .map(topic -> topic.path("spec"))
                .collect(Collectors.toMap(topic -> topic.path("topicName").asText(), topic -> topic));

        assertThat(topics).containsOnlyKeys(Topics.LIFECYCLE, Topics.SIGNALS, Topics.MEASURES, Topics.CANARY);
        assertThat(topics.get(Topics.LIFECYCLE).path("partitions").asInt()).isEqualTo(Topics.LIFECYCLE_PARTITIONS);
        assertThat(topics.get(Topics.SIGNALS).path("partitions").asInt()).isEqualTo(Topics.SIGNALS_PARTITIONS);
        assertThat(topics.get(Topics.MEASURES).path("partitions").asInt()).isEqualTo(Topics.MEASURES_PARTITIONS);
        assertThat(topics.get(Topics.CANARY).path("partitions").asInt()).isEqualTo(Topics.CANARY_PARTITIONS);
        assertThat(topics.get(Topics.LIFECYCLE)
                        .path("config")
                        .path("retention.ms")
                        .asText())
                .as("kept for ever")
                .isEqualTo("-1");
        assertThat(topics.get(Topics.LIFECYCLE)
                        .path("config")
                        .path("message.timestamp.type")
                        .asText())
                .isEqualTo(Topics.LIFECYCLE_TIMES);
        assertThat(topics.values()).allSatisfy(topic -> {
            assertThat(topic.path("replicas").asInt()).isEqualTo(3);
            assertThat(topic.path("config").path("min.insync.replicas").asText())
                    .isEqualTo("2");
            assertThat(topic.path("config")
                            .path("unclean.leader.election.enable")
                            .asText())
                    .isEqualTo("false");
        });
    }

    @Test
    void everyServiceIsScaledByItsConsumersLag() {
        Manifests scaling = Manifests.read(Manifests.file("k8s/components/keda/scaled-objects.yaml"));

        assertThat(scaling.names("ScaledObject")).isEqualTo(SERVICES);
        assertThat(scaling.all("ScaledObject")).allSatisfy(object -> {
            JsonNode spec = object.path("spec");
            assertThat(spec.path("minReplicaCount").asInt()).isEqualTo(2);
            assertThat(spec.path("maxReplicaCount").asInt()).isBetween(2, Topics.LIFECYCLE_PARTITIONS);
            List<JsonNode> triggers = StreamSupport.stream(spec.path("triggers").spliterator(), false)
                    .map(trigger -> trigger.path("metadata"))
                    .toList();
            assertThat(triggers).allSatisfy(trigger -> {
                assertThat(trigger.path("offsetResetPolicy").asText()).isEqualTo("earliest");
            });
            assertThat(triggers.stream()
                            .map(trigger -> trigger.path("topic").asText() + " by "
                                    + trigger.path("consumerGroup").asText()))
                    .isEqualTo(
                            switch (Manifests.name(object)) {
                                case "detection-service" ->
                                    List.of(
                                            Topics.LIFECYCLE + " by detection-service",
                                            Topics.SIGNALS + " by detection-service");
                                case "triage-service" ->
                                    List.of(
                                            Topics.LIFECYCLE + " by triage-service",
                                            Topics.MEASURES + " by triage-service-measures");
                                default -> List.of(Topics.LIFECYCLE + " by " + Manifests.name(object));
                            });
        });
    }

    /** Each replica has its pools, and one connection that listens. */
    @Test
    void theDatabaseHasAConnectionForWhateverTheAutoscalerMakes() throws IOException {
        Properties defaults = new Properties();
        try (var text = Files.newBufferedReader(
                Manifests.file("libs/durable/src/main/resources/META-INF/microprofile-config.properties"))) {
            defaults.load(text);
        }
        int each = Integer.parseInt(defaults.getProperty("quarkus.datasource.reactive.max-size"))
                + Integer.parseInt(defaults.getProperty("quarkus.datasource.jdbc.max-size"))
                + 1;
        int replicas = Manifests.read(Manifests.file("k8s/components/keda/scaled-objects.yaml"))
                .all("ScaledObject")
                .mapToInt(object -> object.path("spec").path("maxReplicaCount").asInt())
                .sum();

        int allowed = Manifests.read(Manifests.file("k8s/components/database/cluster.yaml"))
                .all("Cluster")
                .mapToInt(cluster -> cluster.at("/spec/postgresql/parameters/max_connections")
                        .asInt())
                .sum();

        assertThat(replicas * each).isLessThanOrEqualTo(allowed - FOR_OPERATORS);
    }

    @Test
    void noScaledDeploymentCarriesReplicas() {
        List<JsonNode> objects =
                new ArrayList<>(Manifests.read(Manifests.file("k8s/components/keda/scaled-objects.yaml"))
                        .objects());
        SERVICES.forEach(
                service -> objects.addAll(Manifests.read(Manifests.file("k8s/base/" + service + "/kubernetes.yml"))
                        .objects()));

        assertThat(new Manifests(objects).scaledWithReplicas()).isEmpty();
    }

    @Test
    void aScaledDeploymentThatCarriesReplicasIsFound() {
        Manifests wrong = Manifests.parse("""
                kind: Deployment
                metadata: {name: comms-service}
                spec: {replicas: 1}
                ---
                kind: Deployment
                metadata: {name: triage-service}
                spec: {}
                ---
                kind: ScaledObject
                spec: {scaleTargetRef: {name: comms-service}}
                ---
                kind: ScaledObject
                spec: {scaleTargetRef: {name: triage-service}}
                """);

        assertThat(wrong.scaledWithReplicas()).containsExactly("comms-service");
    }

    @Test
    void theTextDoesNotDependOnTheGeneratorsOrder() {
        String one = "kind: A\nlist:\n- name: b\n- name: a\n";
        String other = "list:\n- name: a\n- name: b\nkind: A\n";

        assertThat(Manifests.parse(one).canonical())
                .isEqualTo(Manifests.parse(other).canonical());
    }
}
