package io.muster.detection.remark.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.alert.Alert;
import io.muster.detection.integration.IntegrationKind;
import io.muster.detection.integration.Sender;
import io.muster.detection.integration.Terms;
import io.muster.detection.remark.Remark;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpsgenieAlertViewTest {

    private static final Instant T = Instant.parse("2026-11-20T10:00:00Z");
    private static final String FINGERPRINT = "00000000000006ff";
    private static final Sender SENDER = new Sender(
            UUID.fromString("019aa000-0000-7000-8000-000000000001"),
            "shop",
            Source.MONITORING,
            new Terms(IntegrationKind.OPSGENIE, null, null, null),
            null);
    private static final Alert ALERT = Alert.first(signal(0, null)).alert();

    @Test
    void tagsAndDetailsAreTakenOutOfTheLabelsAgain() {
        Map<String, Object> json = OpsgenieAlertView.of(ALERT, List.of(), SENDER, T.plusSeconds(120));

        assertThat(json)
                .containsEntry("tinyId", "1791")
                .containsEntry("alias", "event_573")
                .containsEntry("message", "Our servers are in danger")
                .containsEntry("status", "open")
                .containsEntry("tags", List.of("critical"))
                .containsEntry("entity", "EC2")
                .containsEntry("priority", "P1")
                .containsEntry("count", 1L)
                .containsEntry("details", Map.of("region", "eu"))
                .containsEntry("acknowledged", false)
                .containsEntry("report", Map.of());
    }

    @Test
    void anAcknowledgementStandsUntilItIsTakenBack() {
        Remark acknowledged = remark(RemarkKind.ACKNOWLEDGED, 16, null);

        assertThat(OpsgenieAlertView.of(ALERT, List.of(acknowledged), SENDER, T.plusSeconds(120)))
                .containsEntry("acknowledged", true)
                .containsEntry("owner", "ada")
                .containsEntry("report", Map.of("ackTime", 16_000L, "acknowledgedBy", "ada"))
                .containsEntry("updatedAt", T.plusSeconds(16).toString());
        assertThat(OpsgenieAlertView.of(
                        ALERT,
                        List.of(remark(RemarkKind.UNACKNOWLEDGED, 20, null), acknowledged),
                        SENDER,
                        T.plusSeconds(120)))
                .containsEntry("acknowledged", false);
    }

    @Test
    void whatWasSaidOfAnEarlierOutbreakIsNotOfThisOne() {
        assertThat(OpsgenieAlertView.of(
                        ALERT, List.of(remark(RemarkKind.ACKNOWLEDGED, -60, null)), SENDER, T.plusSeconds(120)))
                .containsEntry("acknowledged", false);
    }

    @Test
    void aClosedAlertTellsByWhomAndAfterHowLong() {
        Alert closed = ALERT.after(signal(60, T.plusSeconds(60))).alert();

        assertThat(OpsgenieAlertView.of(
                        closed, List.of(remark(RemarkKind.CLOSED, 60, null)), SENDER, T.plusSeconds(120)))
                .containsEntry("status", "closed")
                .containsEntry("report", Map.of("closeTime", 60_000L, "closedBy", "ada"));
    }

    @Test
    void itIsSnoozedUntilTheTimeThatWasSaidLast() {
        Remark snoozed = remark(RemarkKind.SNOOZED, 5, "2026-11-20T11:00:00+01:00; asleep");
        Remark longer = remark(RemarkKind.SNOOZED, 9, "2026-11-20T11:00:00Z");

        assertThat(at(120, ALERT, snoozed)).containsEntry("snoozed", false).doesNotContainKey("snoozedUntil");
        assertThat(at(120, ALERT, longer, snoozed))
                .containsEntry("snoozed", true)
                .containsEntry("snoozedUntil", "2026-11-20T11:00:00Z");
        assertThat(at(3600, ALERT, longer, snoozed)).containsEntry("snoozed", false);
        assertThat(at(120, ALERT.after(close(60)).alert(), longer)).containsEntry("snoozed", false);
    }

    private static Map<String, Object> at(long second, Alert alert, Remark... remarks) {
        return OpsgenieAlertView.of(alert, List.of(remarks), SENDER, T.plusSeconds(second));
    }

    @Test
    void theLastPrioritySaidCounts() {
        assertThat(OpsgenieAlertView.of(
                        ALERT, List.of(remark(RemarkKind.PRIORITISED, 5, "P4")), SENDER, T.plusSeconds(120)))
                .containsEntry("priority", "P4");
    }

    @Test
    void tagsAndDetailsAreShownAsTheyWereGivenAlsoWhereOnlyOneOfThemIsALabel() {
        Alert given = ALERT.annotated("opsgenie_tags", "[\"region:us\",\"critical\",\"on call\"]")
                .annotated("opsgenie_details", "{\"region\":\"eu\",\"service\":\"EC2\"}")
                .labelled(Map.of("tag_on_call", "true", "tag_later", "true"));

        assertThat(OpsgenieAlertView.of(given, List.of(), SENDER, T.plusSeconds(120)))
                .containsEntry("tags", List.of("critical", "later", "on call", "region:us"))
                .containsEntry("details", Map.of("region", "eu", "service", "EC2"));
    }

    @Test
    void toCloseItAgainChangesNothing() {
        Alert closed = ALERT.after(close(60)).alert();
        Alert again = closed.after(close(90)).alert();

        assertThat(OpsgenieAlertView.of(
                        again,
                        List.of(remark(RemarkKind.CLOSED, 90, null, "bob"), remark(RemarkKind.CLOSED, 60, null)),
                        SENDER,
                        T.plusSeconds(120)))
                .containsEntry("count", closed.signals())
                .containsEntry("report", Map.of("closeTime", 60_000L, "closedBy", "ada"));
    }

    private static Remark remark(RemarkKind kind, long second, String content) {
        return remark(kind, second, content, "ada");
    }

    private static Remark remark(RemarkKind kind, long second, String content, String by) {
        Instant at = T.plusSeconds(second);
        return new Remark(UUID.randomUUID(), FINGERPRINT, kind, "opsgenie", "shop", null, by, content, true, at, at);
    }

    private static AlertSignal close(long second) {
        Instant at = T.plusSeconds(second);
        return new AlertSignal(
                UUID.randomUUID(),
                FINGERPRINT,
                "opsgenie",
                Source.MONITORING,
                "shop",
                Map.of(),
                Map.of(),
                at,
                at,
                false,
                null,
                at);
    }

    private static AlertSignal signal(long second, Instant end) {
        return new AlertSignal(
                UUID.randomUUID(),
                FINGERPRINT,
                "opsgenie",
                Source.MONITORING,
                "shop",
                Map.of(
                        "alias", "event_573",
                        "priority", "P1",
                        "severity", "critical",
                        "entity", "EC2",
                        "service", "EC2",
                        "tag_critical", "true",
                        "region", "eu"),
                Map.of("summary", "Our servers are in danger"),
                T,
                end,
                false,
                null,
                T.plusSeconds(second));
    }
}
