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
        var table = new RowTable<IncidentRecordEntity>("incident_record", IncidentRecordEntity::new);
        facts(table);
        impact(table);
        severity(table);
        verdict(table);
        return table.integer("firing", row -> row.firing, (row, firing) -> row.firing = firing)
                .time(
                        "trend_said_until",
                        row -> row.trendSaidUntil,
                        (row, trendSaidUntil) -> row.trendSaidUntil = trendSaidUntil)
                .flag("restricted", row -> row.restricted, (row, restricted) -> row.restricted = restricted)
                .uuid("merged_into", row -> row.mergedInto, (row, mergedInto) -> row.mergedInto = mergedInto)
                .flag("over", row -> row.over, (row, over) -> row.over = over);
    }

    private static void facts(RowTable<IncidentRecordEntity> table) {
        table.uuid("id", row -> row.id, (row, id) -> row.id = id)
                .whole("number", row -> row.number, (row, number) -> row.number = number)
                .text("what", row -> row.what, (row, what) -> row.what = what)
                .time("since", row -> row.since, (row, since) -> row.since = since)
                .text("service", row -> row.service, (row, service) -> row.service = service)
                .constant("source", Source.class, row -> row.source, (row, source) -> row.source = source)
                .constant(
                        "proposed_severity",
                        Severity.class,
                        row -> row.proposedSeverity,
                        (row, proposedSeverity) -> row.proposedSeverity = proposedSeverity)
                .time("detected_at", row -> row.detectedAt, (row, detectedAt) -> row.detectedAt = detectedAt);
    }

    private static void impact(RowTable<IncidentRecordEntity> table) {
        table.texts("journeys", row -> row.journeys, (row, journeys) -> row.journeys = journeys)
                .texts("places", row -> row.places, (row, places) -> row.places = places)
                .constant("scope", Scope.class, row -> row.scope, (row, scope) -> row.scope = scope)
                .constant("trend", Trend.class, row -> row.trend, (row, trend) -> row.trend = trend)
                .text("workaround", row -> row.workaround, (row, workaround) -> row.workaround = workaround)
                .constant("type", IncidentType.class, row -> row.type, (row, type) -> row.type = type)
                .text("affected", row -> row.affected, (row, affected) -> row.affected = affected)
                .text("revenue", row -> row.revenue, (row, revenue) -> row.revenue = revenue);
    }

    private static void severity(RowTable<IncidentRecordEntity> table) {
        table.constant("severity", Severity.class, row -> row.severity, (row, severity) -> row.severity = severity)
                .constant(
                        "severity_by_impact",
                        Severity.class,
                        row -> row.severityByImpact,
                        (row, severityByImpact) -> row.severityByImpact = severityByImpact)
                .texts("campaigns", row -> row.campaigns, (row, campaigns) -> row.campaigns = campaigns)
                .texts("accounts", row -> row.accounts, (row, accounts) -> row.accounts = accounts)
                .flag(
                        "campaign_counted",
                        row -> row.calendarCounted,
                        (row, calendarCounted) -> row.calendarCounted = calendarCounted)
                .text(
                        "policy_version",
                        row -> row.policyVersion,
                        (row, policyVersion) -> row.policyVersion = policyVersion);
    }

    private static void verdict(RowTable<IncidentRecordEntity> table) {
        table.text("verdict", row -> row.verdict, (row, verdict) -> row.verdict = verdict)
                .time("verdict_at", row -> row.verdictAt, (row, verdictAt) -> row.verdictAt = verdictAt)
                .text(
                        "verdict_reason",
                        row -> row.verdictReason,
                        (row, verdictReason) -> row.verdictReason = verdictReason);
        ActorColumns.in(table, row -> row.by, (row, by) -> row.by = by);
    }

    static IncidentRecordEntity of(IncidentRecord record) {
        var entity = new IncidentRecordEntity();
        entity.write(record);
        return entity;
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
