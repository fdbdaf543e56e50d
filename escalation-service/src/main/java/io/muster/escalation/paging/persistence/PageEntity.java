package io.muster.escalation.paging.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.StoredJson;
import io.muster.escalation.paging.ContactAttempt;
import io.muster.escalation.paging.Page;
import io.muster.escalation.paging.PageState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "page")
class PageEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "escalation_id")
    UUID escalationId;

    String person;
    boolean partner;
    int round;
    int level;

    @Column(name = "for_role")
    @Enumerated(EnumType.STRING)
    Role forRole;

    String reason;

    @Column(name = "help_from")
    String helpFrom;

    @Column(name = "wished_by")
    String wishedBy;

    /** Among the pages of its incident, in the order in which they were decided. */
    int place;

    int plan;

    @Column(name = "plan_after")
    int planAfter;

    @Column(name = "plan_severity")
    @Enumerated(EnumType.STRING)
    Severity planSeverity;

    @Column(name = "decided_at")
    Instant decidedAt;

    String attempts;
    String state;

    @Column(name = "state_at")
    Instant stateAt;

    @Column(name = "state_by")
    String stateBy;

    @Column(name = "state_through")
    @Enumerated(EnumType.STRING)
    AcknowledgedBy stateThrough;

    @Column(name = "state_why")
    String stateWhy;

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

    static PageEntity of(UUID incidentId, int place, Page page) {
        PageEntity entity = new PageEntity();
        entity.id = page.id();
        entity.incidentId = incidentId;
        entity.escalationId = page.escalationId();
        entity.person = page.person();
        entity.partner = page.partner();
        entity.round = page.round();
        entity.level = page.level();
        entity.forRole = page.forRole().orElse(null);
        entity.reason = page.reason();
        entity.helpFrom = page.helpFrom().orElse(null);
        entity.wishedBy = page.wishedBy().orElse(null);
        entity.place = place;
        entity.plan = page.plan().number();
        entity.planAfter = page.plan().after();
        entity.planSeverity = page.plan().severity().orElse(null);
        entity.decidedAt = page.decidedAt();
        entity.attempts =
                StoredJson.write(page.attempts().stream().map(StoredAttempt::of).toList());
        entity.keep(page.state());
        return entity;
    }

    void standAt(int where) {
        place = where;
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
