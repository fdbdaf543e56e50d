package io.muster.escalation.paging.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.durable.database.RowFields;
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

    static final RowTable<PageRow> TABLE = new RowTable<PageRow>("page", "id", row -> row.id)
            .column("incident_id", "uuid", row -> row.incidentId)
            .column("escalation_id", "uuid", row -> row.escalationId)
            .text("person", row -> row.person)
            .column("partner", "boolean", row -> row.partner)
            .column("round", "integer", row -> row.round)
            .column("level", "integer", row -> row.level)
            .text("for_role", row -> row.forRole)
            .text("reason", row -> row.reason)
            .text("help_from", row -> row.helpFrom)
            .text("wished_by", row -> row.wishedBy)
            .column("place", "integer", row -> row.place)
            .column("plan", "integer", row -> row.plan)
            .column("plan_after", "integer", row -> row.planAfter)
            .text("plan_severity", row -> row.planSeverity)
            .column("decided_at", "timestamptz", row -> row.decidedAt)
            .text("attempts", row -> row.attempts)
            .text("state", row -> row.state)
            .column("state_at", "timestamptz", row -> row.stateAt)
            .text("state_by", row -> row.stateBy)
            .text("state_through", row -> row.stateThrough)
            .text("state_why", row -> row.stateWhy);

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
    private Instant decidedAt;
    private String attempts;
    private String state;
    private Instant stateAt;
    private String stateBy;
    private AcknowledgedBy stateThrough;
    private String stateWhy;

    private PageRow() {}

    static PageRow read(RowFields fields) {
        PageRow row = new PageRow();
        row.id = fields.uuid();
        row.incidentId = fields.uuid();
        row.escalationId = fields.uuid();
        row.person = fields.text();
        row.partner = fields.flag();
        row.round = fields.integer();
        row.level = fields.integer();
        row.forRole = fields.constant(Role.class);
        row.reason = fields.text();
        row.helpFrom = fields.text();
        row.wishedBy = fields.text();
        row.place = fields.integer();
        row.plan = fields.integer();
        row.planAfter = fields.integer();
        row.planSeverity = fields.constant(Severity.class);
        row.decidedAt = fields.instant();
        row.attempts = fields.text();
        row.state = fields.text();
        row.stateAt = fields.instant();
        row.stateBy = fields.text();
        row.stateThrough = fields.constant(AcknowledgedBy.class);
        row.stateWhy = fields.text();
        return row;
    }

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
                new Page.Plan(plan, planAfter, Optional.ofNullable(planSeverity)),
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
