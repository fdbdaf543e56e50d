package io.muster.detection.incident.persistence;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.detection.incident.DetectedIncident;
import io.muster.detection.incident.DetectedIncident.End;
import io.muster.detection.incident.DetectedIncident.Ending;
import io.muster.detection.incident.Telling;
import io.muster.durable.database.RowTable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@Entity
@Table(name = "incident")
class IncidentEntity {

    static final RowTable<IncidentEntity> TABLE = new RowTable<IncidentEntity>("incident")
            .column("id", "uuid", row -> row.id)
            .column("number", "bigint", row -> row.number)
            .text("what", row -> row.what)
            .column("affected_where", "text[]", row -> row.where)
            .column("since", "timestamptz", row -> row.since)
            .column("journeys", "text[]", row -> row.journeys)
            .text("service", row -> row.service)
            .text("proposed_severity", row -> row.proposedSeverity)
            .text("source", row -> row.source)
            .column("policy_version", "bigint", row -> row.policyVersion)
            .text("reason", row -> row.reason)
            .text("detected_by", row -> row.detectedBy)
            .column("detected_at", "timestamptz", row -> row.detectedAt)
            .column("untold_signals", "integer", row -> row.untoldSignals)
            .column("untold_alerts", "text[]", row -> row.untoldAlerts)
            .column("untold_joined", "boolean", row -> row.untoldJoined)
            .column("untold_cleared", "boolean", row -> row.untoldCleared)
            .column("told_at", "timestamptz", row -> row.toldAt)
            .column("watch_until", "timestamptz", row -> row.watchUntil)
            .text("ending", row -> row.ending)
            .column("ended_at", "timestamptz", row -> row.endedAt)
            .column("merged_into", "uuid", row -> row.mergedInto);

    @Id
    UUID id;

    long number;
    String what;

    @Column(name = "affected_where")
    String[] where;

    Instant since;

    String[] journeys;

    String service;

    @Enumerated(EnumType.STRING)
    @Column(name = "proposed_severity")
    Severity proposedSeverity;

    @Enumerated(EnumType.STRING)
    Source source;

    @Column(name = "policy_version")
    long policyVersion;

    String reason;

    @Column(name = "detected_by")
    String detectedBy;

    @Column(name = "detected_at")
    Instant detectedAt;

    @Column(name = "untold_signals")
    int untoldSignals;

    @Column(name = "untold_alerts")
    String[] untoldAlerts;

    @Column(name = "untold_joined")
    boolean untoldJoined;

    @Column(name = "untold_cleared")
    boolean untoldCleared;

    @Column(name = "told_at")
    Instant toldAt;

    @Column(name = "watch_until")
    Instant watchUntil;

    @Enumerated(EnumType.STRING)
    Ending ending;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "merged_into")
    UUID mergedInto;

    static IncidentEntity of(DetectedIncident incident) {
        IncidentEntity entity = new IncidentEntity();
        entity.id = incident.id();
        entity.number = incident.number();
        entity.what = incident.what();
        entity.where = array(incident.where());
        entity.since = incident.since();
        entity.journeys = array(incident.journeys().stream().map(Journey::name).toList());
        entity.service = incident.service();
        entity.proposedSeverity = incident.proposedSeverity();
        entity.source = incident.source();
        entity.policyVersion = incident.policyVersion();
        entity.reason = incident.reason();
        entity.detectedBy = incident.detectedBy();
        entity.detectedAt = incident.detectedAt();
        entity.take(incident);
        return entity;
    }

    /** What may change after the incident was opened. */
    void take(DetectedIncident incident) {
        Telling telling = incident.telling();
        untoldSignals = telling.signals();
        untoldAlerts = array(telling.alerts());
        untoldJoined = telling.joined();
        untoldCleared = telling.cleared();
        toldAt = telling.lastAt();
        watchUntil = incident.watchUntil();
        End end = incident.end();
        ending = end == null ? null : end.how();
        endedAt = end == null ? null : end.at();
        mergedInto = end == null ? null : end.mergedInto();
    }

    DetectedIncident incident() {
        return new DetectedIncident(
                id,
                number,
                what,
                List.of(where),
                since,
                Stream.of(journeys).map(Journey::valueOf).toList(),
                service,
                proposedSeverity,
                source,
                policyVersion,
                reason,
                detectedBy,
                detectedAt,
                new Telling(untoldSignals, List.of(untoldAlerts), untoldJoined, untoldCleared, toldAt),
                watchUntil,
                ending == null ? null : new End(ending, endedAt, mergedInto));
    }

    private static String[] array(List<String> list) {
        return list.toArray(String[]::new);
    }
}
