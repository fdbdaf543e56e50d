package io.muster.escalation.paging.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.durable.database.RowTable;
import io.muster.escalation.StoredJson;
import io.muster.escalation.paging.ContactAttempt;
import io.muster.escalation.paging.Page;
import io.muster.escalation.paging.PageState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of the table of pages. */
final class PageRow {

    static final RowTable<PageRow> TABLE = new RowTable<PageRow>("page", PageRow::new)
            .uuid("id", row -> row.id, (row, id) -> row.id = id)
            .uuid("incident_id", row -> row.incidentId, (row, incidentId) -> row.incidentId = incidentId)
            .uuid("escalation_id", row -> row.escalationId, (row, escalationId) -> row.escalationId = escalationId)
            .text("person", row -> row.person, (row, person) -> row.person = person)
            .flag("partner", row -> row.partner, (row, partner) -> row.partner = partner)
            .integer("round", row -> row.round, (row, round) -> row.round = round)
            .integer("level", row -> row.level, (row, level) -> row.level = level)
            .constant("for_role", Role.class, row -> row.forRole, (row, forRole) -> row.forRole = forRole)
            .text("reason", row -> row.reason, (row, reason) -> row.reason = reason)
            .text("help_from", row -> row.helpFrom, (row, helpFrom) -> row.helpFrom = helpFrom)
            .text("wished_by", row -> row.wishedBy, (row, wishedBy) -> row.wishedBy = wishedBy)
            .integer("place", row -> row.place, (row, place) -> row.place = place)
            .integer("plan", row -> row.plan, (row, plan) -> row.plan = plan)
            .integer("plan_after", row -> row.planAfter, (row, planAfter) -> row.planAfter = planAfter)
            .constant(
                    "plan_severity",
                    Severity.class,
                    row -> row.planSeverity,
                    (row, planSeverity) -> row.planSeverity = planSeverity)
            .time(
                    "plan_quiet_until",
                    row -> row.planQuietUntil,
                    (row, planQuietUntil) -> row.planQuietUntil = planQuietUntil)
            .time("decided_at", row -> row.decidedAt, (row, decidedAt) -> row.decidedAt = decidedAt)
            .text("attempts", row -> row.attempts, (row, attempts) -> row.attempts = attempts)
            .text("state", row -> row.state, (row, state) -> row.state = state)
            .time("state_at", row -> row.stateAt, (row, stateAt) -> row.stateAt = stateAt)
            .text("state_by", row -> row.stateBy, (row, stateBy) -> row.stateBy = stateBy)
            .constant(
                    "state_through",
                    AcknowledgedBy.class,
                    row -> row.stateThrough,
                    (row, stateThrough) -> row.stateThrough = stateThrough)
            .text("state_why", row -> row.stateWhy, (row, stateWhy) -> row.stateWhy = stateWhy);

    private UUID id;
    private UUID incidentId;
    private UUID escalationId;
    private String person;
    private boolean partner;
    private int round;
    private int level;
    private Role forRole;
    private String reason;
    private String helpFrom;
    private String wishedBy;
    /** Among the pages of its incident, in the order in which they were decided. */
    private int place;

    private int plan;
    private int planAfter;
    private Severity planSeverity;
    private Instant planQuietUntil;
    private Instant decidedAt;
    private String attempts;
    private String state;
    private Instant stateAt;
    private String stateBy;
    private AcknowledgedBy stateThrough;
    private String stateWhy;

    private PageRow() {}

    UUID incidentId() {
        return incidentId;
    }

    @RegisterForReflection
    record StoredAttempt(
            UUID delivery,
            int contact,
            String channel,
            String fingerprint,
            Instant at,
            ContactAttempt.Outcome outcome,
            Instant concludedAt,
            String problem) {

        static StoredAttempt of(ContactAttempt attempt) {
            return new StoredAttempt(
                    attempt.delivery(),
                    attempt.contact(),
                    attempt.channel(),
                    attempt.fingerprint().orElse(null),
                    attempt.at(),
                    attempt.outcome(),
                    attempt.concludedAt().orElse(null),
                    attempt.problem().orElse(null));
        }

        ContactAttempt attempt() {
            return new ContactAttempt(
                    delivery,
                    contact,
                    channel,
                    Optional.ofNullable(fingerprint),
                    at,
                    outcome,
                    Optional.ofNullable(concludedAt),
                    Optional.ofNullable(problem));
        }
    }

    static PageRow of(UUID incidentId, int place, Page page) {
        PageRow row = new PageRow();
        row.id = page.id();
        row.incidentId = incidentId;
        row.escalationId = page.escalationId();
        row.person = page.person();
        row.partner = page.partner();
        row.round = page.round();
        row.level = page.level();
        row.forRole = page.forRole().orElse(null);
        row.reason = page.reason();
        row.helpFrom = page.helpFrom().orElse(null);
        row.wishedBy = page.wishedBy().orElse(null);
        row.place = place;
        row.plan = page.plan().number();
        row.planAfter = page.plan().after();
        row.planSeverity = page.plan().severity().orElse(null);
        row.planQuietUntil = page.plan().quietUntil().orElse(null);
        row.decidedAt = page.decidedAt();
        row.attempts =
                StoredJson.write(page.attempts().stream().map(StoredAttempt::of).toList());
        row.keep(page.state());
        return row;
    }

    private void keep(PageState now) {
        switch (now) {
            case PageState.Held ignored -> keep("held", decidedAt);
            case PageState.Sending ignored -> keep("sending", decidedAt);
            case PageState.HandedOver(Instant at) -> keep("handed over", at);
            case PageState.Acknowledged(String by, AcknowledgedBy through, Instant at) -> {
                keep("acknowledged", at);
                stateBy = by;
                stateThrough = through;
            }
            case PageState.Declined(String by, Instant at) -> {
                keep("declined", at);
                stateBy = by;
            }
            case PageState.Failed(String problem, Instant at) -> {
                keep("failed", at);
                stateWhy = problem;
            }
            case PageState.Stopped(String why, Instant at) -> {
                keep("stopped", at);
                stateWhy = why;
            }
        }
    }

    private void keep(String name, Instant at) {
        state = name;
        stateAt = at;
    }

    Page page() {
        List<ContactAttempt> tried = StoredJson.read(attempts, new TypeReference<List<StoredAttempt>>() {}).stream()
                .map(StoredAttempt::attempt)
                .toList();
        return new Page(
                id,
                escalationId,
                person,
                partner,
                round,
                level,
                Optional.ofNullable(forRole),
                Optional.ofNullable(helpFrom),
                Optional.ofNullable(wishedBy),
                reason,
                decidedAt,
                new Page.Plan(plan, planAfter, Optional.ofNullable(planSeverity), Optional.ofNullable(planQuietUntil)),
                tried,
                pageState());
    }

    private PageState pageState() {
        return switch (state) {
            case "held" -> new PageState.Held();
            case "sending" -> new PageState.Sending();
            case "handed over" -> new PageState.HandedOver(stateAt);
            case "acknowledged" -> new PageState.Acknowledged(stateBy, stateThrough, stateAt);
            case "declined" -> new PageState.Declined(stateBy, stateAt);
            case "failed" -> new PageState.Failed(stateWhy, stateAt);
            case "stopped" -> new PageState.Stopped(stateWhy, stateAt);
            default -> throw new IllegalStateException("no such state of a page: " + state);
        };
    }
}
