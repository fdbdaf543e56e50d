package io.muster.review.timeline;

import io.muster.contracts.CommsEvent;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.EscalationEvent;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent;
import io.muster.contracts.ReviewEvent;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent;
import io.muster.contracts.UnknownEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every event as one plain sentence. People appear by role, not by name (R100). */
public final class TimelineWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TimelineWords() {}

    /** What happened, in one sentence. */
    public static String say(LifecycleEvent event) {
        return switch (event) {
            case DetectionEvent e -> say(e);
            case TriageEvent e -> say(e);
            case EscalationEvent e -> say(e);
            case CommsEvent e -> say(e);
            case ResolutionEvent e -> say(e);
            case ReviewEvent e -> say(e);
            case UnknownEvent e -> "Something this version does not know: " + TimelineRow.nameOf(e.type());
        };
    }

    /** As {@link #say}, and of a page also whom it is for, by id: for the timeline itself, whose facts name them too. */
    public static String sayByName(LifecycleEvent event) {
        return switch (event) {
            case EscalationEvent.ResponderPaged e -> e.person() + ": " + uncapital(say(event));
            case EscalationEvent.PageFailed e -> e.person() + ": " + uncapital(say(event));
            default -> say(event);
        };
    }

    /** The words of enum constants as contracts write them: lower case, spaces. */
    public static String words(Enum<?> constant) {
        return constant == null
                ? "unknown"
                : constant instanceof Severity
                        ? constant.name()
                        : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As in {@code 2026-03-06 10:12 UTC}, as on the status page. */
    public static String minute(Instant at) {
        return at == null ? "an unknown time" : MINUTE.format(at);
    }

    /** Several of them, separated by commas. */
    public static String words(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(TimelineWords::words).collect(Collectors.joining(", "));
    }

    private static String say(DetectionEvent event) {
        return switch (event) {
            case DetectionEvent.IncidentDetected e -> "Detected by " + words(e.source()) + ": " + e.what();
            case DetectionEvent.SignalsAttached e ->
                counted(e.count(), "more signal") + " attached, " + counted(e.firing(), "alert") + " firing";
            case DetectionEvent.SignalsCleared e -> "Every alert is resolved by its source";
            case DetectionEvent.SourceLost e ->
                "A source went silent; " + counted(e.fingerprints().size(), "alert") + " lost, which is not resolved";
        };
    }

    private static String say(TriageEvent event) {
        return switch (event) {
            case TriageEvent.IncidentConfirmed e -> "Confirmed as " + words(e.severity()) + ", " + words(e.type());
            case TriageEvent.IncidentDismissed e -> "Dismissed: this is not an incident";
            case TriageEvent.ImpactAssessed e ->
                "Impact assessed: %s users, %s; %s proposed%s"
                        .formatted(words(e.scope()), words(e.trend()), words(e.proposedSeverity()), costs(e.revenue()));
            case TriageEvent.SeverityChanged e ->
                e.from() == null
                        ? "Severity set to " + words(e.to())
                        : "Severity changed from " + words(e.from()) + " to " + words(e.to());
            case TriageEvent.IncidentMerged e -> "Merged into another incident";
            case TriageEvent.NoteAdded e -> "Note: " + e.text();
            case TriageEvent.DecisionRecorded e ->
                e.customerImpact() == null
                        ? "Decided: " + e.decision()
                        : "Decided: %s (for customers: %s%s)"
                                .formatted(
                                        e.decision(),
                                        e.customerImpact(),
                                        e.gainOverCustomers() ? "; short-term gain was chosen over them" : "");
            case TriageEvent.ChecklistTicked e ->
                (e.done() ? "Checklist item done: " : "Checklist item taken back: ") + e.item();
            case TriageEvent.IncidentSplit e -> "Part of it goes on as an incident of its own: " + e.what();
            case TriageEvent.HypothesisChanged e -> "Cause " + words(e.state()) + ": " + e.text();
            case TriageEvent.StageOwnerChanged e ->
                e.owner() == null
                        ? "Nobody is named for stage " + words(e.stage()) + " any more"
                        : "Owner of stage " + words(e.stage()) + " named";
            case TriageEvent.PlaybookAttached e -> "Playbook attached: " + e.title() + ", version " + e.version();
            case TriageEvent.CampaignPaused e -> "Campaign paused: " + e.name();
            case TriageEvent.CampaignResumed e -> "Campaign resumed: " + e.name();
        };
    }

    private static String costs(TriageEvent.RevenueAtRisk revenue) {
        return revenue == null
                ? ""
                : "; %s to %s %s lost so far"
                        .formatted(
                                whole(revenue.soFar().low()),
                                whole(revenue.soFar().high()),
                                revenue.currency());
    }

    private static String whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String say(EscalationEvent event) {
        return switch (event) {
            case EscalationEvent.EscalationStarted e ->
                "Escalation started at " + words(e.severity())
                        + (e.confirmed() ? "" : ", unconfirmed because triage was overdue");
            case EscalationEvent.ResponderPaged e ->
                "Paged, level " + e.level() + (e.forRole() == null ? "" : ", as " + words(e.forRole()));
            case EscalationEvent.PageAcknowledged e -> "Page acknowledged by " + acknowledgedBy(e.by());
            case EscalationEvent.PageFailed e -> "Page failed: " + e.problem();
            case EscalationEvent.EscalationExhausted e ->
                "Nobody acknowledged on any of " + counted(e.levels(), "level");
            case EscalationEvent.RoleAssigned e ->
                e.person() == null
                        ? (e.role().isOfMany()
                                ? "One " + words(e.role()) + " fewer"
                                : "No " + words(e.role()) + " any more")
                        : capital(words(e.role())) + (e.previous() == null ? " assigned" : " handed over");
            case EscalationEvent.TaskClaimed e -> "Task taken: " + e.task();
            case EscalationEvent.TaskFinished e -> "Task finished: " + e.outcome();
            case EscalationEvent.ResponderJoined e -> attendance(e) + (e.note() == null ? "" : ": " + e.note());
            case EscalationEvent.ChannelOpened e ->
                "Channel " + e.name() + " opened" + (e.bridgeUrl() == null ? "" : ", with a bridge");
        };
    }

    private static String say(CommsEvent event) {
        return switch (event) {
            case CommsEvent.UpdateOwed e ->
                e.dueAt() == null
                        ? "No first update to " + words(e.audiences()) + " is owed any more"
                        : "A first update to " + words(e.audiences()) + " is owed by " + minute(e.dueAt());
            case CommsEvent.UpdateApproved e -> "Update approved for " + words(e.audiences());
            case CommsEvent.UpdatePublished e ->
                (e.withdraws() == null ? "Update" : "Update that withdraws an earlier one") + " published to "
                        + words(e.audiences()) + ": " + e.title();
            case CommsEvent.UpdateOverdue e -> "A promised update to " + words(e.audiences()) + " is overdue";
        };
    }

    private static String say(ResolutionEvent event) {
        return switch (event) {
            case ResolutionEvent.MitigationProposed e -> "Mitigation proposed: " + e.title();
            case ResolutionEvent.MitigationApproved e -> "Mitigation approved: " + e.action();
            case ResolutionEvent.MitigationApplied e -> "Mitigation applied: " + e.title();
            case ResolutionEvent.MitigationFailed e -> "Mitigation failed: " + e.title() + " (" + e.problem() + ")";
            case ResolutionEvent.IncidentMitigated e ->
                "Mitigated: customer impact has ended"
                        + (e.workaround() == null ? "" : "; workaround in place: " + e.workaround());
            case ResolutionEvent.VerificationRecorded e ->
                "Verification of " + words(e.gate()) + " " + words(e.result());
            case ResolutionEvent.RelapseDetected e -> "Relapse: alert " + e.fingerprint() + " fires again";
            case ResolutionEvent.IncidentResolved e -> "Resolved: " + e.summary();
            case ResolutionEvent.IncidentReopened e -> "Reopened";
        };
    }

    private static String say(ReviewEvent event) {
        return switch (event) {
            case ReviewEvent.ReviewScheduled e -> "Review scheduled, due " + minute(e.dueAt());
            case ReviewEvent.ReviewDrafted e -> "Review drafted";
            case ReviewEvent.ReviewPublished e -> "Review published with " + counted(e.actions(), "action");
            case ReviewEvent.ActionAgreed e -> "Action agreed: " + e.title() + ", due " + e.dueOn();
            case ReviewEvent.ActionCompleted e -> "Action completed: " + e.outcome();
            case ReviewEvent.IncidentClosed e -> "Closed";
        };
    }

    private static String attendance(EscalationEvent.ResponderJoined event) {
        return switch (event.attendance()) {
            case JOINED -> "A responder joined";
            case ON_MY_WAY -> "A responder is on the way";
            case CANNOT -> "A responder cannot come";
            case null -> "A responder answered";
        };
    }

    private static String acknowledgedBy(EscalationEvent.AcknowledgedBy by) {
        return switch (by) {
            case LINK -> "the link in the message";
            case SMS -> "text message";
            case VOICE -> "a key during the call";
            case CHAT -> "a button in the chat";
            case API -> "API";
            case null -> "API";
        };
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String uncapital(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
