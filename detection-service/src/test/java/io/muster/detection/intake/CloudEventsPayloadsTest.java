package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.CLOUD_EVENTS;
import static io.muster.detection.intake.Adapters.alert;
import static io.muster.detection.intake.Adapters.alerts;
import static io.muster.detection.intake.Adapters.payload;
import static io.muster.detection.intake.Adapters.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The examples of the CloudEvents 1.0 specification in its three content modes, and events as Azure Event Grid, Knative
 * and Google's Eventarc send them.
 */
class CloudEventsPayloadsTest {

    private static final Map<String, String> STRUCTURED =
            Map.of("Content-Type", "application/cloudevents+json; charset=utf-8");
    private static final Map<String, String> BATCH =
            Map.of("Content-Type", "application/cloudevents-batch+json; charset=utf-8");

    @Test
    void theStructuredExampleFires() {
        Batch batch = read(CLOUD_EVENTS, payload("cloudevents-structured.json"), STRUCTURED);

        assertThat(batch.answer()).isEqualTo(Answer.empty(202));
        AlertSignal alert = alert(batch);
        assertThat(alert.labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname",
                        "com.example.someevent",
                        "source",
                        "/mycontext",
                        "comexampleextension1",
                        "value",
                        "comexampleothervalue",
                        "5",
                        "appinfoA",
                        "abc",
                        "appinfoB",
                        "123",
                        "appinfoC",
                        "true"));
        assertThat(alert.annotations()).containsEntry("summary", "com.example.someevent");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2018-04-05T17:31:00Z"));
        assertThat(alert.resolved()).isFalse();
    }

    @Test
    void theSameEventInBinaryModeIsTheSameSignal() {
        Batch batch = read(CLOUD_EVENTS, payload("cloudevents-binary.json"), RecordedRequest.BINARY_CLOUD_EVENT);

        assertThat(batch.answer()).isEqualTo(Answer.empty(202));
        assertThat(alert(batch))
                .isEqualTo(alert(read(CLOUD_EVENTS, payload("cloudevents-structured.json"), STRUCTURED)));
    }

    @Test
    void dataThatIsXmlIsKeptAsItIs() {
        Batch batch = read(CLOUD_EVENTS, payload("cloudevents-structured-xml.json"), STRUCTURED);

        assertThat(batch.answer()).isEqualTo(Answer.empty(202));
        assertThat(alert(batch).labels())
                .containsOnlyKeys("alertname", "source", "comexampleextension1", "comexampleothervalue");
        assertThat(alert(batch).annotations()).containsEntry("data", "\"<much wow=\\\"xml\\\"/>\"");
    }

    @Test
    void eachEventOfTheBatchIsAnAlert() {
        Batch batch = read(CLOUD_EVENTS, payload("cloudevents-batch.json"), BATCH);

        assertThat(batch.answer()).isEqualTo(Answer.empty(202));
        assertThat(alerts(batch))
                .extracting(alert -> alert.labels().get("alertname"))
                .containsExactly("com.example.someevent", "com.example.someotherevent");
        assertThat(alerts(batch)).extracting(AlertSignal::fingerprint).doesNotHaveDuplicates();
        assertThat(alerts(batch).getFirst().annotations()).doesNotContainKey("data");
        assertThat(alerts(batch).getLast().labels()).containsEntry("appinfoB", "123");
        assertThat(alerts(batch).getLast().startsAt()).isEqualTo(Instant.parse("2018-04-05T17:31:05Z"));
    }

    @Test
    void anEmptyBatchIsTakenAndNothingIsStored() {
        Batch batch = read(CLOUD_EVENTS, "[]", BATCH);

        assertThat(batch.answer()).isEqualTo(Answer.empty(202));
        assertThat(batch.signals()).isEmpty();
    }

    @Test
    void anEventOfAzureEventGrid() {
        Batch batch = read(CLOUD_EVENTS, payload("cloudevents-eventgrid.json"), STRUCTURED);

        assertThat(batch.answer()).isEqualTo(Answer.empty(202));
        AlertSignal alert = alert(batch);
        assertThat(alert.labels())
                .containsEntry("alertname", "Microsoft.Storage.BlobCreated")
                .containsEntry("subject", "blobServices/default/containers/{storage-container}/blobs/{new-file}")
                .containsEntry("api", "PutBlockList")
                .containsEntry("contentLength", "30699")
                .doesNotContainKeys("storageDiagnostics", "dataschema");
        assertThat(alert.annotations().get("data")).contains("681fe319-3006-00a8-0022-9e7cde000000");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2019-11-18T15:13:39.4589254Z"));
        assertThat(alert.generatorUrl())
                .isEqualTo("https://gridtesting.blob.core.windows.net/testcontainer/{new-file}");
    }

    @Test
    void anEventOfKubernetesByKnative() {
        Batch batch = read(CLOUD_EVENTS, payload("cloudevents-knative.json"), RecordedRequest.KNATIVE);

        assertThat(batch.answer()).isEqualTo(Answer.empty(202));
        AlertSignal alert = alert(batch);
        assertThat(alert.labels())
                .containsEntry("alertname", "dev.knative.apiserver.resource.update")
                .containsEntry("source", "https://10.96.0.1:443")
                .containsEntry("namespace", "shop")
                .containsEntry("reason", "BackOff")
                .containsEntry("kind", "Event");
        assertThat(alert.annotations())
                .containsEntry(
                        "summary", "Back-off restarting failed container payments in pod payments-6c9f7d5b8-x2x7q");
        assertThat(alert.annotations().get("data")).contains("\"type\":\"Warning\"");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-20T08:09:40.917608978Z"));
        assertThat(alert.resolved()).isFalse();
    }

    @Test
    void anEntryOfAnAuditLogByEventarc() {
        Batch batch = read(CLOUD_EVENTS, payload("cloudevents-eventarc.json"), RecordedRequest.EVENTARC);

        assertThat(batch.answer()).isEqualTo(Answer.empty(202));
        AlertSignal alert = alert(batch);
        assertThat(alert.labels())
                .containsEntry("alertname", "google.cloud.audit.log.v1.written")
                .containsEntry("subject", "run.googleapis.com/namespaces/shop-production/services/checkout")
                .containsEntry("methodname", "google.cloud.run.v1.Services.ReplaceService")
                .containsEntry("severity", "error")
                .doesNotContainKeys("protoPayload", "dataschema");
        assertThat(alert.annotations().get("data")).contains("deployer@shop-production.iam.gserviceaccount.com");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-20T08:11:45.381621741Z"));
    }
}
