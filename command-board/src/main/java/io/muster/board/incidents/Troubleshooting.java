package io.muster.board.incidents;

import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.DetectionEvent.SourceLost;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EscalationEvent.TaskFinished;
import io.muster.contracts.EventTypes;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.MitigationApproved;
import io.muster.contracts.ResolutionEvent.MitigationFailed;
import io.muster.contracts.ResolutionEvent.MitigationProposed;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.TriageEvent.ChecklistTicked;
import io.muster.contracts.TriageEvent.HypothesisChanged;
import io.muster.contracts.TriageEvent.PlaybookAttached;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens while the cause is looked for and the store is repaired, and decides nothing for the business (R51). */
public final class Troubleshooting {

    /** The events' CloudEvents types. */
    public static final Set<String> TYPES = Stream.of(
                    SignalsAttached.class,
                    SignalsCleared.class,
                    SourceLost.class,
                    HypothesisChanged.class,
                    ChecklistTicked.class,
                    PlaybookAttached.class,
                    EscalationStarted.class,
                    ResponderPaged.class,
                    PageFailed.class,
                    TaskClaimed.class,
                    TaskFinished.class,
                    MitigationProposed.class,
                    MitigationApproved.class,
                    MitigationApplied.class,
                    MitigationFailed.class,
                    VerificationRecorded.class)
            .map(EventTypes::typeOf)
            .collect(Collectors.toUnmodifiableSet());

    private Troubleshooting() {}
}
