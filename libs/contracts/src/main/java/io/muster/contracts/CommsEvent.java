package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What comms-service says. */
public sealed interface CommsEvent extends LifecycleEvent {

    /**
     * By the cadence policy the first update to these audiences is due (R55, R56). Every later time is promised by an
     * update.
     *
     * @param dueAt null when it is no longer owed, as after the severity was lowered
     */
    record UpdateOwed(EventContext context, List<Audience> audiences, Instant dueAt) implements CommsEvent {
        public UpdateOwed {
            audiences = Values.listOf(audiences);
        }
    }

    /** An external draft may go out; the actor is who approved it (R53). */
    record UpdateApproved(EventContext context, UUID updateId, List<Audience> audiences) implements CommsEvent {
        public UpdateApproved {
            audiences = Values.listOf(audiences);
        }
    }

    /**
     * Words are out. The text is as published; a withdrawn update is told by a later one that names it.
     *
     * @param nextUpdateDue when the next update is promised; null only where no further one is owed
     * @param publicStatus the public status page's word: investigating, identified, monitoring, resolved, postmortem;
     *     null for updates inside the company
     * @param withdraws the update that this one takes back, as a resolved note after a relapse; null else
     */
    record UpdatePublished(
            EventContext context,
            UUID updateId,
            List<Audience> audiences,
            String title,
            String text,
            Instant nextUpdateDue,
            String publicStatus,
            UUID withdraws)
            implements CommsEvent {
        public UpdatePublished {
            audiences = Values.listOf(audiences);
        }

        /** Whether anyone outside the company reads it. */
        @JsonIgnore
        public boolean isExternal() {
            return audiences.stream().anyMatch(Audience::isExternal);
        }
    }

    /** A promised update did not come (R57). */
    record UpdateOverdue(EventContext context, List<Audience> audiences, Instant promisedFor, UUID promisedBy)
            implements CommsEvent {
        public UpdateOverdue {
            audiences = Values.listOf(audiences);
        }
    }
}
