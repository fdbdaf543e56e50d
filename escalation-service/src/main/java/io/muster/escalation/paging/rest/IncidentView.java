package io.muster.escalation.paging.rest;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.paging.Escalation;
import io.muster.escalation.paging.EscalationRecord;
import io.muster.escalation.paging.EscalationState;
import io.muster.escalation.paging.Facts;
import io.muster.escalation.paging.Run;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.tasks.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything escalation knows of an incident, without secrets.
 *
 * @param pages its own, then those of the incidents that were merged into it
 * @param vacantRoles what an incident of this severity needs and nobody holds
 */
record IncidentView(
        UUID id,
        long number,
        String what,
        List<String> where,
        Instant since,
        Instant detectedAt,
        String service,
        Severity severity,
        boolean confirmed,
        EscalationView escalation,
        List<PageView> pages,
        List<HolderView> roles,
        List<Role> vacantRoles,
        List<ClaimView> tasks) {

    /**
     * @param state awaiting verdict, held, paging, acknowledged, exhausted or stopped
     * @param at since when; for awaiting verdict and paging, until when
     * @param newerPolicyVersion the policy has changed since the run began and this is its newest version; null when not, and when it
     *     cannot be applied: somebody came, or it is over
     * @param escalationId null before the first run, as are policy and version
     */
    record EscalationView(
            String state,
            Instant at,
            Integer round,
            Integer level,
            String acknowledgedBy,
            String note,
            UUID escalationId,
            String policy,
            Long policyVersion,
            Long newerPolicyVersion,
            String team) {

        static EscalationView of(EscalationState state, Optional<Long> newer) {
            return switch (state) {
                case EscalationState.AwaitingVerdict(Instant overdueAt) ->
                    view("awaiting verdict", overdueAt, null, null, null, null, state.currentRun(), newer);
                case EscalationState.Held held ->
                    view("held", held.at(), null, null, null, null, state.currentRun(), newer);
                case EscalationState.Paging paging ->
                    view(
                            "paging",
                            paging.until(),
                            paging.round(),
                            paging.level(),
                            null,
                            null,
                            state.currentRun(),
                            newer);
                case EscalationState.Acknowledged acknowledged ->
                    view(
                            "acknowledged",
                            acknowledged.at(),
                            null,
                            null,
                            acknowledged.by(),
                            null,
                            state.currentRun(),
                            newer);
                case EscalationState.Exhausted exhausted ->
                    view("exhausted", exhausted.at(), null, null, null, null, state.currentRun(), newer);
                case EscalationState.Stopped stopped ->
                    view("stopped", stopped.at(), null, null, null, stopped.why(), state.currentRun(), newer);
            };
        }

        private static EscalationView view(
                String name,
                Instant at,
                Integer round,
                Integer level,
                String by,
                String note,
                Optional<Run> run,
                Optional<Long> newer) {
            return new EscalationView(
                    name,
                    at,
                    round,
                    level,
                    by,
                    note,
                    run.map(Run::id).orElse(null),
                    run.map(r -> r.policy().key()).orElse(null),
                    run.map(r -> r.policy().version()).orElse(null),
                    newer.orElse(null),
                    run.flatMap(Run::team).orElse(null));
        }
    }

    /** @param by who gave it, or the rule that did */
    record HolderView(Role role, String person, Instant since, String by) {

        static HolderView of(RoleAssignment assignment) {
            return new HolderView(assignment.role(), assignment.person(), assignment.since(), assignment.assignedBy());
        }
    }

    record ClaimView(UUID id, String person, String task, Instant claimedAt, Instant finishedAt, String outcome) {

        static ClaimView of(Task task) {
            return new ClaimView(
                    task.id(),
                    task.person(),
                    task.task(),
                    task.claimedAt(),
                    task.finish().map(Task.Finish::at).orElse(null),
                    task.finish().map(Task.Finish::outcome).orElse(null));
        }
    }

    static IncidentView of(EscalationRecord record) {
        Escalation escalation = record.escalation();
        Facts facts = escalation.facts();
        return new IncidentView(
                facts.incidentId(),
                facts.number(),
                facts.what(),
                facts.where(),
                facts.since(),
                facts.detectedAt(),
                facts.service(),
                facts.severity(),
                facts.confirmed(),
                EscalationView.of(escalation.state(), record.newerPolicy()),
                Stream.concat(
                                escalation.pages().stream().map(page -> PageView.of(page, escalation.waitsUntil(page))),
                                record.pagesOfMerged().stream().map(PageView::of))
                        .toList(),
                record.roles().stream().map(HolderView::of).toList(),
                record.vacantRoles(),
                record.tasks().stream().map(ClaimView::of).toList());
    }
}
