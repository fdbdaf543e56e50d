package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class InfrastructureTest {

    @Test
    void databases_are_empty_and_of_the_newest_postgresql() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.create();
        EmbeddedDatabase second = EmbeddedDatabase.create();

        assertThat(first.name()).isNotEqualTo(second.name());
        try (var connection = second.open();
                var answer = connection.createStatement().executeQuery("show server_version_num")) {
            answer.next();
            assertThat(answer.getInt(1)).isGreaterThan(180000);
        }
    }

    @Test
    void the_broker_has_our_topics() throws Exception {
        Map<String, Integer> partitions = Map.of(
                Topics.LIFECYCLE, Topics.LIFECYCLE_PARTITIONS,
                Topics.SIGNALS, Topics.SIGNALS_PARTITIONS,
                Topics.MEASURES, Topics.MEASURES_PARTITIONS,
                Topics.CANARY, Topics.CANARY_PARTITIONS);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", EmbeddedBroker.bootstrapServers()))) {
            var topics =
                    admin.describeTopics(partitions.keySet()).allTopicNames().get();

            assertThat(topics)
                    .allSatisfy((name, topic) -> assertThat(topic.partitions()).hasSize(partitions.get(name)));
        }
    }

    @Test
    void a_packaged_process_gets_the_settings_as_environment() {
        assertThat(Infrastructure.environment(EmbeddedDatabase.create()))
                .containsKeys(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "QUARKUS_OIDC_PUBLIC_KEY",
                        "MUSTER_SECRETS_KEY");
    }
}
