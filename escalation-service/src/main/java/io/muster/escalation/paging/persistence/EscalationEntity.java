package io.muster.escalation.paging.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.escalation.PolicyDocument;
import io.muster.escalation.StoredJson;
import io.muster.escalation.paging.EscalationState;
import io.muster.escalation.paging.Facts;
import io.muster.escalation.paging.Run;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "escalation")
class EscalationEntity {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    long number;
    String what;
    String place;
    Instant since;

    @Column(name = "detected_at")
    Instant detectedAt;

    String service;

    @Enumerated(EnumType.STRING)
    Severity severity;

    boolean confirmed;
    String alerts;

    @Column(name = "incident_type")
    @Enumerated(EnumType.STRING)
    IncidentType incidentType;

    String campaigns;
    String revenue;
    boolean test;
    String state;

    @Column(name = "state_at")
    Instant stateAt;

    @Column(name = "state_by")
    String stateBy;

    @Column(name = "state_why")
    String stateWhy;

    Integer round;
    Integer level;
    boolean joined;

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "run_service")
    String runService;

    @Column(name = "run_team")
    String runTeam;

    @Column(name = "run_policy")
    String runPolicy;

    @Column(name = "run_started_at")
    Instant runStartedAt;

    @Column(name = "run_turn")
    Long runTurn;

    @Column(name = "run_times_exhausted")
    Integer runTimesExhausted;

    @Column(name = "run_answers_since")
    Instant runAnswersSince;

    static EscalationEntity of(Facts facts, EscalationState state) {
        EscalationEntity entity = new EscalationEntity();
        entity.incidentId = facts.incidentId();
        entity.number = facts.number();
        entity.what = facts.what();
        entity.place = StoredJson.write(facts.where());
        entity.since = facts.since();
        entity.detectedAt = facts.detectedAt();
        entity.service = facts.service();
        entity.severity = facts.severity();
        entity.confirmed = facts.confirmed();
        entity.alerts = StoredJson.write(facts.alerts());
        entity.incidentType = facts.type().orElse(null);
        entity.campaigns = StoredJson.write(facts.campaigns());
        entity.revenue = facts.revenue().map(StoredJson::write).orElse(null);
        entity.test = facts.test();
        entity.keep(state);
        state.currentRun().ifPresent(entity::keep);
        return entity;
    }

    private void keep(EscalationState now) {
        switch (now) {
            case EscalationState.AwaitingVerdict(Instant overdueAt) -> keep("awaiting verdict", overdueAt);
            case EscalationState.Held held -> keep("held", held.at());
            case EscalationState.Paging paging -> {
                keep("paging", paging.until());
                round = paging.round();
                level = paging.level();
            }
            case EscalationState.Acknowledged acknowledged -> {
                keep("acknowledged", acknowledged.at());
                round = acknowledged.round();
                level = acknowledged.level();
                joined = acknowledged.joined();
                stateBy = acknowledged.by();
            }
            case EscalationState.Exhausted exhausted -> keep("exhausted", exhausted.at());
            case EscalationState.Stopped stopped -> {
                keep("stopped", stopped.at());
                stateWhy = stopped.why();
            }
        }
    }

    private void keep(String name, Instant at) {
        state = name;
        stateAt = at;
    }

    private void keep(Run run) {
        runId = run.id();
        runService = run.service();
        runTeam = run.team().orElse(null);
        runPolicy = StoredJson.write(PolicyDocument.of(run.policy()));
        runStartedAt = run.startedAt();
        runTurn = run.turn();
        runTimesExhausted = run.timesExhausted();
        runAnswersSince = run.answersSince();
    }

    Facts facts() {
        List<String> where = StoredJson.read(place, new TypeReference<>() {});
        List<AlertRef> refs = StoredJson.read(alerts, new TypeReference<>() {});
        List<String> running = campaigns == null ? List.of() : StoredJson.read(campaigns, new TypeReference<>() {});
        return new Facts(
                incidentId,
                number,
                what,
                where,
                since,
                detectedAt,
                service,
                severity,
                confirmed,
                refs,
                Optional.ofNullable(incidentType),
                running,
                Optional.ofNullable(revenue).map(json -> StoredJson.read(json, RevenueAtRisk.class)),
                test);
    }

    EscalationState state() {
        return switch (state) {
            case "awaiting verdict" -> new EscalationState.AwaitingVerdict(stateAt);
            case "held" -> new EscalationState.Held(run(), stateAt);
            case "paging" -> new EscalationState.Paging(run(), round, level, stateAt);
            case "acknowledged" -> acknowledged();
            case "exhausted" -> new EscalationState.Exhausted(run(), stateAt);
            case "stopped" ->
                new EscalationState.Stopped(Optional.ofNullable(runId).map(id -> run()), stateWhy, stateAt);
            default -> throw new IllegalStateException("no such state of an escalation: " + state);
        };
    }

    /** The version before kept neither round nor level. */
    private EscalationState.Acknowledged acknowledged() {
        return new EscalationState.Acknowledged(
                run(),
                Objects.requireNonNullElse(round, 1),
                Objects.requireNonNullElse(level, 1),
                joined,
                stateBy,
                stateAt);
    }

    private Run run() {
        return new Run(
                runId,
                runService,
                Optional.ofNullable(runTeam),
                StoredJson.read(runPolicy, PolicyDocument.class).policy(),
                runStartedAt,
                Objects.requireNonNullElse(runTurn, 0L),
                runTimesExhausted,
                Objects.requireNonNullElse(runAnswersSince, runStartedAt));
    }
}
