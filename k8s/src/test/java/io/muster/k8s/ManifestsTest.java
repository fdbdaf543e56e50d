package io.muster.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Topics;
import io.muster.testkit.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        assertThat(topics).containsOnlyKeys(Topics.LIFECYCLE, Topics.SIGNALS, Topics.MEASURES);
        assertThat(topics.get(Topics.LIFECYCLE).path("partitions").asInt()).isEqualTo(Topics.LIFECYCLE_PARTITIONS);
        assertThat(topics.get(Topics.SIGNALS).path("partitions").asInt()).isEqualTo(Topics.SIGNALS_PARTITIONS);
        assertThat(topics.get(Topics.MEASURES).path("partitions").asInt()).isEqualTo(Topics.MEASURES_PARTITIONS);
        assertThat(topics.get(Topics.LIFECYCLE)
                        .path("config")
                        .path("retention.ms")
                        .asText())
                .as("kept for ever")
                .isEqualTo("-1");
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
            assertThat(spec.path("maxReplicaCount").asInt()).isEqualTo(Topics.LIFECYCLE_PARTITIONS);
            List<JsonNode> triggers = StreamSupport.stream(spec.path("triggers").spliterator(), false)
                    .map(trigger -> trigger.path("metadata"))
                    .toList();
            assertThat(triggers).allSatisfy(trigger -> {
                assertThat(trigger.path("offsetResetPolicy").asText()).isEqualTo("earliest");
                assertThat(trigger.path("consumerGroup").asText()).isEqualTo(Manifests.name(object));
            });
            assertThat(triggers.stream().map(trigger -> trigger.path("topic").asText()))
                    .isEqualTo(
                            Manifests.name(object).equals("detection-service")
                                    ? List.of(Topics.LIFECYCLE, Topics.SIGNALS)
                                    : List.of(Topics.LIFECYCLE));
        });
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
