package io.muster.resolution.restoration.persistence;

import io.muster.contracts.Severity;
import io.muster.resolution.restoration.Facts;
import io.muster.resolution.restoration.Gates;
import io.muster.resolution.restoration.Phase;
import io.muster.resolution.restoration.Restoration;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "restoration")
class RestorationEntity {

    @Id
    UUID id;

    long number;
    String what;
    Instant since;

    @Column(name = "detected_at")
    Instant detectedAt;

    String service;

    @Enumerated(EnumType.STRING)
    Severity severity;

    String commander;
    boolean restricted;
    String phase;

    @Column(name = "mitigated_at")
    Instant mitigatedAt;

    @Column(name = "impact_ended_at")
    Instant impactEndedAt;

    String workaround;

    @Column(name = "mitigated_watch_until")
    Instant mitigatedWatchUntil;

    @Column(name = "resolved_at")
    Instant resolvedAt;

    String summary;

    @Column(name = "resolved_watch_until")
    Instant resolvedWatchUntil;

    void write(Restoration restoration) {
        write(restoration.facts());
        write(restoration.phase());
    }

    private void write(Facts facts) {
        id = facts.id();
        number = facts.number();
        what = facts.what();
        since = facts.since();
        detectedAt = facts.detectedAt();
        service = facts.service();
        severity = facts.severity();
        commander = facts.commander();
        restricted = facts.restricted();
    }

    private void write(Phase now) {
        switch (now) {
            case Phase.Working() -> {
                phase = "working";
                write((Phase.Mitigated) null);
                write((Phase.Resolved) null);
            }
            case Phase.Mitigated mitigated -> {
                phase = "mitigated";
                write(mitigated);
            }
            case Phase.Resolved resolved -> {
                phase = "resolved";
                write(resolved.mitigated());
                write(resolved);
            }
            case Phase.Dropped() -> phase = "dropped";
        }
    }

    private void write(Phase.Mitigated mitigated) {
        mitigatedAt = mitigated == null ? null : mitigated.at();
        impactEndedAt = mitigated == null ? null : mitigated.impactEndedAt();
        workaround = mitigated == null ? null : mitigated.workaround();
        mitigatedWatchUntil = mitigated == null ? null : mitigated.watchUntil();
    }

    private void write(Phase.Resolved resolved) {
        resolvedAt = resolved == null ? null : resolved.at();
        summary = resolved == null ? null : resolved.summary();
        resolvedWatchUntil = resolved == null ? null : resolved.watchUntil();
    }

    Restoration toRestoration(Gates gates) {
        var facts = new Facts(id, number, what, since, detectedAt, service, severity, commander, restricted);
        return new Restoration(facts, toPhase(), gates);
    }

    private Phase toPhase() {
        return switch (phase) {
            case "mitigated" -> toMitigated();
            case "resolved" -> new Phase.Resolved(resolvedAt, summary, resolvedWatchUntil, toMitigated());
            case "dropped" -> new Phase.Dropped();
            default -> new Phase.Working();
        };
    }

    private Phase.Mitigated toMitigated() {
        return new Phase.Mitigated(mitigatedAt, impactEndedAt, workaround, mitigatedWatchUntil);
    }
}
