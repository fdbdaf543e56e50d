package io.muster.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The CloudEvents types of the lifecycle events: {@code io.muster.<module>.<Event>.v1}. The module owns the type; only
 * {@code <module>-service} may send it.
 */
public final class EventTypes {

    private static final Pattern TYPE = Pattern.compile("io\\.muster\\.([a-z]+)\\.([A-Za-z]+)\\.v([0-9]+)");

    // Written out, because a native image knows no permitted subclasses at run time; a test compares it with them.
    private static final Map<String, List<Class<? extends LifecycleEvent>>> BY_MODULE = Map.of(
            "detection",
            List.of(
                    DetectionEvent.IncidentDetected.class,
                    DetectionEvent.SignalsAttached.class,
                    DetectionEvent.SignalsCleared.class,
                    DetectionEvent.SourceLost.class),
            "triage",
            List.of(
                    TriageEvent.IncidentConfirmed.class,
                    TriageEvent.IncidentDismissed.class,
                    TriageEvent.ImpactAssessed.class,
                    TriageEvent.SeverityChanged.class,
                    TriageEvent.IncidentMerged.class,
                    TriageEvent.IncidentSplit.class,
                    TriageEvent.NoteAdded.class,
                    TriageEvent.DecisionRecorded.class,
                    TriageEvent.ChecklistTicked.class,
                    TriageEvent.HypothesisChanged.class,
                    TriageEvent.StageOwnerChanged.class,
                    TriageEvent.PlaybookAttached.class,
                    TriageEvent.CampaignPaused.class,
                    TriageEvent.CampaignResumed.class),
            "escalation",
            List.of(
                    EscalationEvent.EscalationStarted.class,
                    EscalationEvent.ResponderPaged.class,
                    EscalationEvent.PageAcknowledged.class,
                    EscalationEvent.PageFailed.class,
                    EscalationEvent.EscalationExhausted.class,
                    EscalationEvent.RoleAssigned.class,
                    EscalationEvent.TaskClaimed.class,
                    EscalationEvent.TaskFinished.class,
                    EscalationEvent.ResponderJoined.class,
                    EscalationEvent.ChannelOpened.class),
            "comms",
            List.of(
                    CommsEvent.UpdateOwed.class,
                    CommsEvent.UpdateApproved.class,
                    CommsEvent.UpdatePublished.class,
                    CommsEvent.UpdateOverdue.class),
            "resolution",
            List.of(
                    ResolutionEvent.MitigationProposed.class,
                    ResolutionEvent.MitigationApproved.class,
                    ResolutionEvent.MitigationApplied.class,
                    ResolutionEvent.MitigationFailed.class,
                    ResolutionEvent.IncidentMitigated.class,
                    ResolutionEvent.VerificationRecorded.class,
                    ResolutionEvent.RelapseDetected.class,
                    ResolutionEvent.IncidentResolved.class,
                    ResolutionEvent.IncidentReopened.class),
            "review",
            List.of(
                    ReviewEvent.ReviewScheduled.class,
                    ReviewEvent.ReviewDrafted.class,
                    ReviewEvent.ReviewPublished.class,
                    ReviewEvent.ActionAgreed.class,
                    ReviewEvent.ActionCompleted.class,
                    ReviewEvent.IncidentClosed.class));

    private static final Map<Class<? extends LifecycleEvent>, String> TYPES = BY_MODULE.entrySet().stream()
            .flatMap(module -> module.getValue().stream()
                    .map(event -> Map.<Class<? extends LifecycleEvent>, String>entry(
                            event, "io.muster." + module.getKey() + "." + event.getSimpleName() + ".v1")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, Class<? extends LifecycleEvent>> CLASSES =
            TYPES.keySet().stream().collect(Collectors.toUnmodifiableMap(TYPES::get, Function.identity()));

    private EventTypes() {}

    /** The type under which an event travels; an unknown event keeps the one it came with. */
    public static String typeOf(LifecycleEvent event) {
        return event instanceof UnknownEvent unknown ? unknown.type() : typeOf(event.getClass());
    }

    /** @throws IllegalArgumentException for anything but a concrete event record that has a type */
    public static String typeOf(Class<? extends LifecycleEvent> event) {
        String type = TYPES.get(event);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " is not an event with a type of its own");
        }
        return type;
    }

    /** The types of an event record, or of every record below a sealed interface, in alphabetical order. */
    public static List<String> typesOf(Class<? extends LifecycleEvent> event) {
        return TYPES.entrySet().stream()
                .filter(known -> event.isAssignableFrom(known.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /**
     * The service that may send a type, as {@code escalation-service}; also of types this version does not know.
     *
     * @throws IllegalArgumentException when the type is not formed like one of ours
     */
    public static String ownerOf(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a lifecycle event type: " + type);
        }
        return matcher.group(1) + "-service";
    }

    /** The record of a type; empty when this version does not know it. */
    public static Optional<Class<? extends LifecycleEvent>> classOf(String type) {
        return Optional.ofNullable(CLASSES.get(type));
    }

    /** Every event record this version knows, in alphabetical order of their types. */
    public static List<Class<? extends LifecycleEvent>> all() {
        List<Class<? extends LifecycleEvent>> all = new ArrayList<>();
        CLASSES.keySet().stream().sorted().forEach(type -> all.add(CLASSES.get(type)));
        return List.copyOf(all);
    }
}
