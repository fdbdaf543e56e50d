package io.muster.detection.remark.rest;

import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.intake.OpsgenieAlerts;
import io.muster.detection.intake.TinyId;
import io.muster.detection.integration.Sender;
import io.muster.detection.remark.Remark;
import io.muster.detection.signal.FactSignal.RemarkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An alert as the Opsgenie API shows it. What people did there is known from their remarks. */
final class OpsgenieAlertView {

    private static final String TAG = "tag_";
    private static final String TRUE = "true";
    private static final String PRIORITY = "priority";
    private static final String SERVICE = "service";
    private static final Set<String> FIELDS = Set.of(PRIORITY, "severity", "entity", SERVICE, "source", "alias");

    private final Alert alert;
    private final List<Remark> remarks;
    private final GivenToOpsgenie given;
    private final Instant now;

    /** @param remarks newest first */
    private OpsgenieAlertView(Alert alert, List<Remark> remarks, Instant now) {
        this.alert = alert;
        this.now = now;
        this.given = GivenToOpsgenie.in(alert.annotations());
        this.remarks = remarks.stream()
                .filter(remark -> !remark.receivedAt().isBefore(alert.startsAt()))
                .toList();
    }

    /** @param remarks about the alert, newest first */
    static Map<String, Object> of(Alert alert, List<Remark> remarks, Sender sender, Instant now) {
        return new OpsgenieAlertView(alert, remarks, now).json(sender);
    }

    private Map<String, Object> json(Sender sender) {
        Optional<Remark> acknowledged = acknowledgement();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", alert.fingerprint());
        json.put("tinyId", TinyId.of(alert.fingerprint()));
        json.put("alias", label("alias", alert.fingerprint()));
        json.put("message", alert.summary());
        json.put("status", isClosed() ? "closed" : "open");
        json.put("acknowledged", acknowledged.isPresent());
        json.put("isSeen", acknowledged.isPresent());
        json.put("tags", tags());
        Optional<Instant> snoozedUntil = snoozedUntil();
        json.put("snoozed", snoozedUntil.isPresent());
        snoozedUntil.ifPresent(until -> json.put("snoozedUntil", until.toString()));
        json.put("count", alert.signals());
        json.put("lastOccurredAt", alert.updatedAt().toString());
        json.put("createdAt", alert.startsAt().toString());
        json.put("updatedAt", updatedAt().toString());
        json.put("source", label("source", sender.name()));
        json.put("owner", acknowledged.map(Remark::person).orElse(""));
        json.put(PRIORITY, priority());
        json.put("teams", List.of());
        json.put("responders", List.of());
        json.put("integration", integration(sender));
        json.put("report", report(acknowledged));
        json.put("actions", List.of());
        json.put("entity", label("entity", ""));
        json.put("description", alert.annotations().getOrDefault("description", ""));
        json.put("details", details());
        return json;
    }

    private boolean isClosed() {
        return alert.state() == AlertState.RESOLVED;
    }

    private String label(String name, String otherwise) {
        return alert.labels().getOrDefault(name, otherwise);
    }

    /** The acknowledgement that was not taken back. */
    private Optional<Remark> acknowledgement() {
        return newest(Set.of(RemarkKind.ACKNOWLEDGED, RemarkKind.UNACKNOWLEDGED))
                .filter(remark -> remark.kind() == RemarkKind.ACKNOWLEDGED);
    }

    /** Until when it is put off there; empty when it is not, or no longer. */
    private Optional<Instant> snoozedUntil() {
        return isClosed()
                ? Optional.empty()
                : newest(Set.of(RemarkKind.SNOOZED))
                        .flatMap(remark -> OpsgenieAlerts.endOfSnooze(remark.content()))
                        .filter(now::isBefore);
    }

    private Optional<Remark> newest(Set<RemarkKind> kinds) {
        return remarks.stream().filter(remark -> kinds.contains(remark.kind())).findFirst();
    }

    private Instant updatedAt() {
        return remarks.stream()
                .map(Remark::receivedAt)
                .filter(alert.updatedAt()::isBefore)
                .findFirst()
                .orElse(alert.updatedAt());
    }

    private String priority() {
        return newest(Set.of(RemarkKind.PRIORITISED))
                .map(Remark::content)
                .filter(content -> content.matches("P[1-5]"))
                .orElseGet(() -> label(PRIORITY, "P3"));
    }

    private static Map<String, Object> integration(Sender sender) {
        return Map.of("id", sender.integrationId().toString(), "name", sender.name(), "type", "API");
    }

    private Map<String, Object> report(Optional<Remark> acknowledged) {
        Map<String, Object> report = new LinkedHashMap<>();
        acknowledged.ifPresent(remark -> {
            report.put("ackTime", sinceItBegan(remark.receivedAt()));
            report.put("acknowledgedBy", Optional.ofNullable(remark.person()).orElse(""));
        });
        if (isClosed() && alert.endsAt() != null) {
            report.put("closeTime", sinceItBegan(alert.endsAt()));
            report.put("closedBy", closing().map(Remark::person).orElse(""));
        }
        return report;
    }

    /** The one that ended it; to close it again changes nothing. */
    private Optional<Remark> closing() {
        return remarks.reversed().stream()
                .filter(remark -> remark.kind() == RemarkKind.CLOSED)
                .filter(remark -> !remark.receivedAt().isBefore(alert.endsAt()))
                .findFirst();
    }

    private long sinceItBegan(Instant at) {
        return Math.max(0, Duration.between(alert.startsAt(), at).toMillis());
    }

    /** As they were given, with those that were added since. */
    private List<String> tags() {
        Stream<String> added = alert.labels().keySet().stream()
                .filter(name -> isTag(name) && !given.labels().contains(name))
                .map(name -> name.substring(TAG.length()));
        return Stream.concat(given.tags().stream(), added).distinct().sorted().toList();
    }

    private boolean isTag(String name) {
        return name.startsWith(TAG) && TRUE.equals(alert.labels().get(name));
    }

    /** A service that is not the entity was told among the details. */
    private boolean isField(String name) {
        return FIELDS.contains(name)
                && !(name.equals(SERVICE) && !label(SERVICE, "").equals(label("entity", "")));
    }

    private Map<String, String> details() {
        Map<String, String> details = new TreeMap<>(alert.labels());
        details.keySet()
                .removeIf(name -> isField(name) || isTag(name) || given.labels().contains(name));
        details.putAll(given.details());
        return details;
    }
}
