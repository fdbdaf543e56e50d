package io.muster.contracts;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The one fold: an {@link Incident} while an event is applied to it. */
final class IncidentDraft {

    private final UUID id;
    private long number;
    private String what;
    private List<String> where = List.of();
    private Instant since;
    private List<Journey> journeys = List.of();
    private String service;
    private Status status = Status.DETECTED;
    private Stage stage = Stage.DETECT;
    private Severity severity;
    private boolean severityConfirmed;
    private TriageEvent.IncidentType type;
    private boolean restricted;
    private final Holders holders;
    private final Map<UUID, Incident.Task> tasks = new LinkedHashMap<>();
    private Incident.Room room;
    private final PagingWaits waits;
    private TriageEvent.Affected affected;
    private TriageEvent.RevenueAtRisk revenue;
    private List<String> campaigns = List.of();
    private final Set<String> pausedCampaigns = new LinkedHashSet<>();
    private String workaround;
    private Incident.Hypothesis hypothesis;
    private String playbook;
    private final Map<Stage, String> stageOwners = new EnumMap<>(Stage.class);
    private Instant detectedAt;
    private Instant confirmedAt;
    private Instant acknowledgedAt;
    private Instant mitigatedAt;
    private Instant resolvedAt;
    private Instant watchUntil;
    private Instant closedAt;
    private final Promises promises;
    private UUID mergedInto;
    private int firing;
    private boolean sourceLost;
    private UUID reviewId;
    private Instant reviewDueAt;

    IncidentDraft(UUID id) {
        this.id = id;
        holders = new Holders(Map.of(), Set.of());
        waits = new PagingWaits(List.of());
        promises = new Promises(Map.of(), Map.of());
    }

    IncidentDraft(Incident from) {
        id = from.id();
        number = from.number();
        what = from.what();
        where = from.where();
        since = from.since();
        journeys = from.journeys();
        service = from.service();
        status = from.status();
        stage = from.stage();
        severity = from.severity();
        severityConfirmed = from.severityConfirmed();
        type = from.type();
        restricted = from.restricted();
        holders = new Holders(from.holders(), from.sought());
        from.tasks().forEach(task -> tasks.put(task.id(), task));
        room = from.room();
        waits = new PagingWaits(from.waits());
        affected = from.affected();
        revenue = from.revenue();
        campaigns = from.campaigns();
        pausedCampaigns.addAll(from.pausedCampaigns());
        workaround = from.workaround();
        hypothesis = from.hypothesis();
        playbook = from.playbook();
        stageOwners.putAll(from.stageOwners());
        detectedAt = from.detectedAt();
        confirmedAt = from.confirmedAt();
        acknowledgedAt = from.acknowledgedAt();
        mitigatedAt = from.mitigatedAt();
        resolvedAt = from.resolvedAt();
        watchUntil = from.watchUntil();
        closedAt = from.closedAt();
        promises = new Promises(from.promises(), from.owed());
        mergedInto = from.mergedInto();
        firing = from.firing();
        sourceLost = from.sourceLost();
        reviewId = from.reviewId();
        reviewDueAt = from.reviewDueAt();
    }

    Incident toIncident() {
        return new Incident(
                id,
                number,
                what,
                where,
                since,
                journeys,
                service,
                status,
                stage,
                severity,
                severityConfirmed,
                type,
                restricted,
                holders.newest(),
                holders.persons(),
                holders.sought(),
                List.copyOf(tasks.values()),
                room,
                waits.all(),
                affected,
                revenue,
                campaigns,
                List.copyOf(pausedCampaigns),
                workaround,
                hypothesis,
                playbook,
                stageOwners,
                detectedAt,
                confirmedAt,
                acknowledgedAt,
                mitigatedAt,
                resolvedAt,
                watchUntil,
                closedAt,
                promises.made(),
                promises.owed(),
                mergedInto,
                firing,
                sourceLost,
                reviewId,
                reviewDueAt);
    }

    void apply(LifecycleEvent event) {
        waits.apply(event);
        holders.apply(event);
        switch (event) {
            case DetectionEvent detection -> applyDetection(detection);
            case TriageEvent triage -> applyTriage(triage);
            case EscalationEvent escalation -> applyEscalation(escalation);
            case CommsEvent comms -> applyComms(comms);
            case ResolutionEvent resolution -> applyResolution(resolution);
            case ReviewEvent review -> applyReview(review);
            case UnknownEvent unknown -> {}
        }
    }

    private void applyDetection(DetectionEvent event) {
        switch (event) {
            case DetectionEvent.IncidentDetected e -> detected(e);
            case DetectionEvent.SignalsAttached e -> {
                firing = e.firing();
                sourceLost = false;
            }
            case DetectionEvent.SignalsCleared e -> {
                firing = 0;
                sourceLost = false;
            }
            case DetectionEvent.SourceLost e -> sourceLost = true;
        }
    }

    private void detected(DetectionEvent.IncidentDetected e) {
        if (number > 0) {
            return;
        }
        number = e.number();
        what = e.what();
        since = e.since();
        detectedAt = e.occurredAt();
        firing = e.alerts().size();
        where = where.isEmpty() ? e.where() : where;
        journeys = journeys.isEmpty() ? e.journeys() : journeys;
        service = service == null ? e.service() : service;
        severity = severity == null ? e.proposedSeverity() : severity;
        type = type == null ? e.type() : type;
        restricted = Restriction.saidBy(e).orElse(restricted);
    }

    private void applyTriage(TriageEvent event) {
        switch (event) {
            case TriageEvent.IncidentConfirmed e -> confirmed(e);
            case TriageEvent.IncidentDismissed e -> end(Status.DISMISSED);
            case TriageEvent.ImpactAssessed e -> assessed(e);
            case TriageEvent.SeverityChanged e -> severity = e.to() == null ? severity : e.to();
            case TriageEvent.IncidentMerged e -> {
                if (!isFinal()) {
                    mergedInto = e.into();
                }
                end(Status.MERGED);
            }
            case TriageEvent.NoteAdded e -> {}
            case TriageEvent.DecisionRecorded e -> {}
            case TriageEvent.ChecklistTicked e -> {}
            case TriageEvent.IncidentSplit e -> {}
            case TriageEvent.HypothesisChanged e -> believed(e);
            case TriageEvent.StageOwnerChanged e -> owned(e);
            case TriageEvent.PlaybookAttached e -> playbook = e.playbook() + "-" + e.version();
            case TriageEvent.CampaignPaused e -> {
                if (e.campaign() != null) {
                    pausedCampaigns.add(e.campaign());
                }
            }
            case TriageEvent.CampaignResumed e -> pausedCampaigns.remove(e.campaign());
        }
    }

    private void believed(TriageEvent.HypothesisChanged e) {
        if (e.state() != TriageEvent.HypothesisState.REFUTED) {
            hypothesis = new Incident.Hypothesis(
                    e.hypothesisId(), e.text(), e.state() == TriageEvent.HypothesisState.CONFIRMED);
        } else if (hypothesis != null && Objects.equals(hypothesis.id(), e.hypothesisId())) {
            hypothesis = null;
        }
    }

    private void owned(TriageEvent.StageOwnerChanged e) {
        if (e.stage() == null) {
            return;
        }
        if (e.owner() == null) {
            stageOwners.remove(e.stage());
        } else {
            stageOwners.put(e.stage(), e.owner());
        }
    }

    private void typed(TriageEvent event, TriageEvent.IncidentType said) {
        type = said == null ? type : said;
        restricted = Restriction.saidBy(event).orElse(restricted);
    }

    private void confirmed(TriageEvent.IncidentConfirmed e) {
        severity = e.severity() == null ? severity : e.severity();
        severityConfirmed = true;
        typed(e, e.type());
        journeys = e.journeys().isEmpty() ? journeys : e.journeys();
        service = e.service() == null ? service : e.service();
        confirmedAt = confirmedAt == null ? e.occurredAt() : confirmedAt;
        if (status == Status.DETECTED) {
            status = Status.CONFIRMED;
        }
        reach(Stage.ESCALATE);
    }

    private void assessed(TriageEvent.ImpactAssessed e) {
        journeys = e.journeys().isEmpty() ? journeys : e.journeys();
        where = e.where();
        workaround = e.workaround();
        campaigns = e.campaigns();
        affected = e.affected();
        revenue = e.revenue() == null ? revenue : e.revenue();
        typed(e, e.type());
        if (!severityConfirmed && e.proposedSeverity() != null) {
            severity = e.proposedSeverity();
        }
        reach(Stage.TRIAGE);
    }

    private void applyEscalation(EscalationEvent event) {
        switch (event) {
            case EscalationEvent.EscalationStarted e -> {
                severity = severity == null ? e.severity() : severity;
                service = service == null ? e.service() : service;
                reach(Stage.ESCALATE);
            }
            case EscalationEvent.ResponderPaged e -> reach(Stage.ESCALATE);
            case EscalationEvent.PageAcknowledged e -> {
                acknowledgedAt = acknowledgedAt == null ? e.occurredAt() : acknowledgedAt;
                reach(Stage.COMMUNICATE);
            }
            case EscalationEvent.RoleAssigned e
            when e.role() == Role.COMMANDER && e.person() != null -> reach(Stage.COMMUNICATE);
            case EscalationEvent.RoleAssigned _,
                    EscalationEvent.PageFailed _,
                    EscalationEvent.EscalationExhausted _,
                    EscalationEvent.ResponderJoined _ -> {}
            case EscalationEvent.TaskClaimed e ->
                tasks.putIfAbsent(e.taskId(), new Incident.Task(e.taskId(), e.person(), e.task(), e.occurredAt()));
            case EscalationEvent.TaskFinished e -> tasks.remove(e.taskId());
            case EscalationEvent.ChannelOpened e -> room = new Incident.Room(e.name(), e.channelUrl(), e.bridgeUrl());
        }
    }

    private void applyComms(CommsEvent event) {
        switch (event) {
            case CommsEvent.UpdateOwed e -> promises.owe(e, isOver());
            case CommsEvent.UpdateApproved _, CommsEvent.UpdateOverdue _ -> {}
            case CommsEvent.UpdatePublished e -> {
                reach(Stage.RESOLVE);
                promises.make(e, isOver());
            }
        }
    }

    private void applyResolution(ResolutionEvent event) {
        switch (event) {
            case ResolutionEvent.IncidentMitigated e -> mitigated(e);
            case ResolutionEvent.IncidentResolved e -> resolved(e);
            case ResolutionEvent.IncidentReopened e -> reopened();
            case ResolutionEvent.MitigationApplied e -> reach(Stage.RESOLVE);
            case ResolutionEvent.MitigationProposed _, ResolutionEvent.MitigationApproved _ -> {}
            case ResolutionEvent.MitigationFailed e -> {}
            case ResolutionEvent.VerificationRecorded _, ResolutionEvent.RelapseDetected _ -> {}
        }
    }

    private void mitigated(ResolutionEvent.IncidentMitigated e) {
        if (!status.isOpen()) {
            return;
        }
        status = Status.MITIGATED;
        mitigatedAt = e.impactEndedAt() == null ? e.occurredAt() : e.impactEndedAt();
        watchUntil = e.watchUntil();
        reach(Stage.RESOLVE);
    }

    private void resolved(ResolutionEvent.IncidentResolved e) {
        if (!status.isOpen()) {
            return;
        }
        status = Status.RESOLVED;
        resolvedAt = e.occurredAt();
        watchUntil = e.watchUntil();
        reach(Stage.REVIEW);
    }

    private void reopened() {
        boolean relapse = status == Status.MITIGATED || status == Status.RESOLVED || status == Status.CLOSED;
        if (!relapse) {
            return;
        }
        status = Status.CONFIRMED;
        stage = Stage.ESCALATE;
        mitigatedAt = null;
        resolvedAt = null;
        watchUntil = null;
        closedAt = null;
    }

    private void applyReview(ReviewEvent event) {
        switch (event) {
            case ReviewEvent.ReviewScheduled e -> {
                reviewId = e.reviewId();
                reviewDueAt = e.dueAt();
            }
            case ReviewEvent.ReviewDrafted e -> reviewId = e.reviewId();
            case ReviewEvent.ReviewPublished _, ReviewEvent.ActionAgreed _, ReviewEvent.ActionCompleted _ -> {}
            case ReviewEvent.IncidentClosed e -> closed(e);
        }
    }

    // Only a resolved incident closes: a review published while a relapse came in must not hide the relapse.
    private void closed(ReviewEvent.IncidentClosed e) {
        if (status == Status.RESOLVED) {
            status = Status.CLOSED;
            closedAt = e.occurredAt();
            promises.clear();
        }
    }

    private void end(Status finalStatus) {
        if (!isFinal()) {
            status = finalStatus;
            promises.clear();
        }
    }

    private boolean isFinal() {
        return status == Status.DISMISSED || status == Status.MERGED;
    }

    private boolean isOver() {
        return isFinal() || status == Status.CLOSED;
    }

    private void reach(Stage reached) {
        if (!isOver() && reached.compareTo(stage) > 0) {
            stage = reached;
        }
    }
}
