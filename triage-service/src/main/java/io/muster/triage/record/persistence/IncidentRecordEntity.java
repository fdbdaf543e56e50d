package io.muster.triage.record.persistence;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.durable.ActorColumns;
import io.muster.durable.database.RowFields;
import io.muster.durable.database.RowTable;
import io.muster.triage.StoredJson;
import io.muster.triage.record.Facts;
import io.muster.triage.record.IncidentRecord;
import io.muster.triage.record.Verdict;
import io.muster.triage.severity.Impact;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "incident_record")
class IncidentRecordEntity {

    static final RowTable<IncidentRecordEntity> TABLE = table();

    @Id
    UUID id;

    long number;
    String what;
    Instant since;
    String service;

    @Enumerated(EnumType.STRING)
    Source source;

    @Enumerated(EnumType.STRING)
    @Column(name = "proposed_severity")
    Severity proposedSeverity;

    @Column(name = "detected_at")
    Instant detectedAt;

    String[] journeys;
    String[] places;

    @Enumerated(EnumType.STRING)
    Scope scope;

    @Enumerated(EnumType.STRING)
    Trend trend;

    String workaround;

    @Enumerated(EnumType.STRING)
    IncidentType type;

    String affected;
    String revenue;

    @Enumerated(EnumType.STRING)
    Severity severity;

    @Enumerated(EnumType.STRING)
    @Column(name = "severity_by_impact")
    Severity severityByImpact;

    String[] campaigns;

    String[] accounts;

    @Column(name = "campaign_counted")
    boolean calendarCounted;

    @Column(name = "policy_version")
    String policyVersion;

    String verdict;

    @Column(name = "verdict_at")
    Instant verdictAt;

    @Column(name = "verdict_reason")
    String verdictReason;

    @Embedded
    ActorColumns by;

    int firing;

    @Column(name = "trend_said_until")
    Instant trendSaidUntil;

    boolean restricted;

    @Column(name = "merged_into")
    UUID mergedInto;

    boolean over;

    private static RowTable<IncidentRecordEntity> table() {
        var table = new RowTable<IncidentRecordEntity>("incident_record", "id", row -> row.id)
                .column("number", "bigint", row -> row.number)
                .text("what", row -> row.what)
                .column("since", "timestamptz", row -> row.since)
                .text("service", row -> row.service)
                .text("source", row -> row.source)
                .text("proposed_severity", row -> row.proposedSeverity)
                .column("detected_at", "timestamptz", row -> row.detectedAt)
                .column("journeys", "text[]", row -> row.journeys)
                .column("places", "text[]", row -> row.places)
                .text("scope", row -> row.scope)
                .text("trend", row -> row.trend)
                .text("workaround", row -> row.workaround)
                .text("type", row -> row.type)
                .text("affected", row -> row.affected)
                .text("revenue", row -> row.revenue)
                .text("severity", row -> row.severity)
                .text("severity_by_impact", row -> row.severityByImpact)
                .column("campaigns", "text[]", row -> row.campaigns)
                .column("accounts", "text[]", row -> row.accounts)
                .column("campaign_counted", "boolean", row -> row.calendarCounted)
                .text("policy_version", row -> row.policyVersion)
                .text("verdict", row -> row.verdict)
                .column("verdict_at", "timestamptz", row -> row.verdictAt)
                .text("verdict_reason", row -> row.verdictReason);
        return ActorColumns.in(table, row -> row.by)
                .column("firing", "integer", row -> row.firing)
                .column("trend_said_until", "timestamptz", row -> row.trendSaidUntil)
                .column("restricted", "boolean", row -> row.restricted)
                .column("merged_into", "uuid", row -> row.mergedInto)
                .column("over", "boolean", row -> row.over);
    }

    static IncidentRecordEntity of(IncidentRecord record) {
        var entity = new IncidentRecordEntity();
        entity.write(record);
        return entity;
    }

    static IncidentRecordEntity read(RowFields fields) {
        var entity = new IncidentRecordEntity();
        entity.id = fields.uuid();
        entity.number = fields.whole();
        entity.what = fields.text();
        entity.since = fields.instant();
        entity.service = fields.text();
        entity.source = fields.constant(Source.class);
        entity.proposedSeverity = fields.constant(Severity.class);
        entity.detectedAt = fields.instant();
        entity.journeys = fields.texts();
        entity.places = fields.texts();
        entity.scope = fields.constant(Scope.class);
        entity.trend = fields.constant(Trend.class);
        entity.workaround = fields.text();
        entity.type = fields.constant(IncidentType.class);
        entity.affected = fields.text();
        entity.revenue = fields.text();
        entity.readDecided(fields);
        return entity;
    }

    private void readDecided(RowFields fields) {
        severity = fields.constant(Severity.class);
        severityByImpact = fields.constant(Severity.class);
        campaigns = fields.texts();
        accounts = fields.texts();
        calendarCounted = fields.flag();
        policyVersion = fields.text();
        verdict = fields.text();
        verdictAt = fields.instant();
        verdictReason = fields.text();
        by = ActorColumns.read(fields);
        firing = fields.integer();
        trendSaidUntil = fields.instant();
        restricted = fields.flag();
        mergedInto = fields.uuid();
        over = fields.flag();
    }

    private void write(IncidentRecord record) {
        write(record.facts());
        write(record.impact());
        write(record.verdict());
        severity = record.severity();
        severityByImpact = record.byImpact();
        campaigns = record.campaigns().toArray(String[]::new);
        accounts = record.accounts().toArray(String[]::new);
        calendarCounted = record.calendarCounted();
        policyVersion = record.policyVersion();
        firing = record.firing();
        trendSaidUntil = record.trendSaidUntil();
        restricted = record.restricted();
        mergedInto = record.mergedInto();
        over = record.over();
    }

    private void write(Facts facts) {
        id = facts.id();
        number = facts.number();
        what = facts.what();
        since = facts.since();
        service = facts.service();
        source = facts.source();
        proposedSeverity = facts.proposedSeverity();
        detectedAt = facts.detectedAt();
    }

    private void write(Impact impact) {
        journeys = impact.journeys().stream().map(Journey::name).toArray(String[]::new);
        places = impact.where().toArray(String[]::new);
        scope = impact.scope();
        trend = impact.trend();
        workaround = impact.workaround();
        type = impact.type();
        affected = StoredJson.write(impact.affected());
        revenue = impact.revenue() == null ? null : StoredJson.write(impact.revenue());
    }

    private void write(Verdict given) {
        switch (given) {
            case Verdict.Pending() -> verdict = "pending";
            case Verdict.Confirmed(var at, var actor, var reason) -> {
                verdict = "confirmed";
                verdictAt = at;
                by = ActorColumns.of(actor);
                verdictReason = reason;
            }
            case Verdict.Dismissed(var at, var actor, var reason) -> {
                verdict = "dismissed";
                verdictAt = at;
                by = ActorColumns.of(actor);
                verdictReason = reason;
            }
        }
    }

    IncidentRecord toRecord() {
        var hitJourneys = Arrays.stream(journeys).map(Journey::valueOf).toList();
        return new IncidentRecord(
                new Facts(id, number, what, since, service, source, proposedSeverity, detectedAt),
                new Impact(
                        hitJourneys,
                        List.of(places),
                        scope,
                        trend,
                        workaround,
                        type,
                        StoredJson.read(affected, Affected.class),
                        StoredJson.read(revenue, RevenueAtRisk.class)),
                severity,
                severityByImpact,
                List.of(campaigns),
                List.of(accounts),
                calendarCounted,
                policyVersion,
                toVerdict(),
                firing,
                trendSaidUntil,
                restricted,
                mergedInto,
                over);
    }

    private Verdict toVerdict() {
        return switch (verdict) {
            case "confirmed" -> new Verdict.Confirmed(verdictAt, by.toActor(), verdictReason);
            case "dismissed" -> new Verdict.Dismissed(verdictAt, by.toActor(), verdictReason);
            default -> new Verdict.Pending();
        };
    }
}
