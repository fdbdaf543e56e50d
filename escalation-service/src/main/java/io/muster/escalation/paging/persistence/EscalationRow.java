package io.muster.escalation.paging.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.durable.database.RowTable;
import io.muster.escalation.PolicyDocument;
import io.muster.escalation.StoredJson;
import io.muster.escalation.paging.EscalationState;
import io.muster.escalation.paging.Facts;
import io.muster.escalation.paging.Run;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A row of the table of escalations. */
final class EscalationRow {

    static final RowTable<EscalationRow> TABLE = new RowTable<EscalationRow>("escalation", EscalationRow::new)
            .uuid("incident_id", row -> row.incidentId, (row, incidentId) -> row.incidentId = incidentId)
            .whole("number", row -> row.number, (row, number) -> row.number = number)
            .text("what", row -> row.what, (row, what) -> row.what = what)
            .text("place", row -> row.place, (row, place) -> row.place = place)
            .time("since", row -> row.since, (row, since) -> row.since = since)
            .time("detected_at", row -> row.detectedAt, (row, detectedAt) -> row.detectedAt = detectedAt)
            .text("service", row -> row.service, (row, service) -> row.service = service)
            .constant("severity", Severity.class, row -> row.severity, (row, severity) -> row.severity = severity)
            .flag("confirmed", row -> row.confirmed, (row, confirmed) -> row.confirmed = confirmed)
            .text("alerts", row -> row.alerts, (row, alerts) -> row.alerts = alerts)
            .constant(
                    "incident_type",
                    IncidentType.class,
                    row -> row.incidentType,
                    (row, incidentType) -> row.incidentType = incidentType)
            .text("campaigns", row -> row.campaigns, (row, campaigns) -> row.campaigns = campaigns)
            .text("revenue", row -> row.revenue, (row, revenue) -> row.revenue = revenue)
            .flag("test", row -> row.test, (row, test) -> row.test = test)
            .text("state", row -> row.state, (row, state) -> row.state = state)
            .time("state_at", row -> row.stateAt, (row, stateAt) -> row.stateAt = stateAt)
            .text("state_by", row -> row.stateBy, (row, stateBy) -> row.stateBy = stateBy)
            .text("state_why", row -> row.stateWhy, (row, stateWhy) -> row.stateWhy = stateWhy)
            .integer("round", row -> row.round, (row, round) -> row.round = round)
            .integer("level", row -> row.level, (row, level) -> row.level = level)
            .flag("joined", row -> row.joined, (row, joined) -> row.joined = joined)
            .uuid("run_id", row -> row.runId, (row, runId) -> row.runId = runId)
            .text("run_service", row -> row.runService, (row, runService) -> row.runService = runService)
            .text("run_team", row -> row.runTeam, (row, runTeam) -> row.runTeam = runTeam)
            .text("run_policy", row -> row.runPolicy, (row, runPolicy) -> row.runPolicy = runPolicy)
            .time("run_started_at", row -> row.runStartedAt, (row, runStartedAt) -> row.runStartedAt = runStartedAt)
            .whole("run_turn", row -> row.runTurn, (row, runTurn) -> row.runTurn = runTurn)
            .integer(
                    "run_times_exhausted",
                    row -> row.runTimesExhausted,
                    (row, runTimesExhausted) -> row.runTimesExhausted = runTimesExhausted)
            .time(
                    "run_answers_since",
                    row -> row.runAnswersSince,
                    (row, runAnswersSince) -> row.runAnswersSince = runAnswersSince);

    private UUID incidentId;
    private long number;
    private String what;
    private String place;
    private Instant since;
    private Instant detectedAt;
    private String service;
    private Severity severity;
    private boolean confirmed;
    private String alerts;
    private IncidentType incidentType;
    private String campaigns;
    private String revenue;
    private boolean test;
    private String state;
    private Instant stateAt;
    private String stateBy;
    private String stateWhy;
    private Integer round;
    private Integer level;
    private boolean joined;
    private UUID runId;
    private String runService;
    private String runTeam;
    private String runPolicy;
    private Instant runStartedAt;
    private Long runTurn;
    private Integer runTimesExhausted;
    private Instant runAnswersSince;

    private EscalationRow() {}

    UUID incidentId() {
        return incidentId;
    }

    static EscalationRow of(Facts facts, EscalationState state) {
        EscalationRow row = new EscalationRow();
        row.incidentId = facts.incidentId();
        row.number = facts.number();
        row.what = facts.what();
        row.place = StoredJson.write(facts.where());
        row.since = facts.since();
        row.detectedAt = facts.detectedAt();
        row.service = facts.service();
        row.severity = facts.severity();
        row.confirmed = facts.confirmed();
        row.alerts = StoredJson.write(facts.alerts());
        row.incidentType = facts.type().orElse(null);
        row.campaigns = StoredJson.write(facts.campaigns());
        row.revenue = facts.revenue().map(StoredJson::write).orElse(null);
        row.test = facts.test();
        row.keep(state);
        state.currentRun().ifPresent(row::keep);
        return row;
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
