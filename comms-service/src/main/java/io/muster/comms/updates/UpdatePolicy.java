package io.muster.comms.updates;

import io.muster.comms.cadence.Cadence;
import io.muster.comms.updates.Draft.Open;
import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.Ids;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.Role;
import io.muster.contracts.Status;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import java.time.Instant;
import java.util.UUID;

/**
 * What communication does by itself when an incident moves on or time passes (R55–R58, R64, R77). Words for the outside
 * wait as drafts for a person; only two things go out to the public without one, in words that tell nothing new: that an
 * earlier statement no longer holds, and that the review is done.
 */
final class UpdatePolicy {
    static final Actor CADENCE = Actor.rule("cadence-policy");
    static final Actor FIRST_INTERNAL = Actor.rule("first-internal-update");
    static final Actor STATUS_INTERNAL = Actor.rule("internal-status-update");
    static final Actor WITHDRAWAL = Actor.rule("withdrawal");
    static final Actor POSTMORTEM = Actor.rule("postmortem");
    static final Actor OVERDUE = Actor.rule("update-overdue");

    private UpdatePolicy() {}

    /** The incident moved on; {@code communication} already holds the fact. */
    static Change on(LifecycleEvent event, Communication communication, Instant now) {
        Change known = Change.none(communication);
        Status status = communication.incident().status();
        return switch (event) {
            case IncidentConfirmed confirmed -> confirmed(confirmed, communication, now);
            case SeverityChanged _ ->
                known.then(c -> firstExternal(c, now))
                        .then(c -> cadenceOf(c).owesExternal() ? Change.none(c) : unowed(c, now));
            case RoleAssigned assigned
            when assigned.role() == Role.COMMANDER -> firstInternalIfCommanded(communication, now);
            case IncidentDismissed _, IncidentMerged _
            when communication.isEnded() -> ended(communication, event.reason(), now);
            case IncidentMitigated _ when status == Status.MITIGATED -> mitigated(communication, now);
            case IncidentResolved _ when status == Status.RESOLVED -> resolved(communication, now);
            case IncidentReopened _ when status == Status.CONFIRMED -> reopened(communication, event.reason(), now);
            case ReviewPublished review -> reviewed(communication, review, now);
            case IncidentClosed _
            when status == Status.CLOSED ->
                known.quietly(c -> c.with(Side.INTERNAL, null).with(Side.EXTERNAL, null));
            default -> known;
        };
    }

    /** Time has come to here: what was due by itself goes out, what was promised and did not come is told. */
    static Change timePassed(Communication communication, Instant now) {
        Change change = Change.none(communication);
        Instant firstDue = communication.firstInternalDue();
        if (firstDue != null && !now.isBefore(firstDue)) {
            change = change.then(c -> firstInternal(c, "nobody spoke by the deadline of the cadence policy", now));
        }
        for (Side side : Side.values()) {
            Promise promise = change.after().promises().get(side);
            if (promise != null && promise.isNewlyMissed(now)) {
                change = change.then(c -> c.overdue(side, now));
            }
        }
        return change;
    }

    private static Change confirmed(IncidentConfirmed event, Communication communication, Instant now) {
        if (!communication.incident().status().isOpen()) {
            return Change.none(communication);
        }
        Instant due = event.occurredAt().plus(cadenceOf(communication).firstInternal());
        Change started = communication.hasSpokenTo(Side.INTERNAL)
                ? Change.none(communication)
                : communication.withFirstInternalDue(due).owed(Side.INTERNAL, due, now);
        return started.then(c -> firstInternalIfCommanded(c, now)).then(c -> firstExternal(c, now));
    }

    private static Change firstInternalIfCommanded(Communication communication, Instant now) {
        boolean commanded = communication.incident().roles().containsKey(Role.COMMANDER);
        return commanded && communication.incident().status().isOpen() && !communication.hasSpokenTo(Side.INTERNAL)
                ? firstInternal(communication, "a commander is known", now)
                : Change.none(communication);
    }

    private static Change firstInternal(Communication communication, String reason, Instant now) {
        return internal(communication, FIRST_INTERNAL, reason, UpdateTexts::firstInternal, now);
    }

    /**
     * SEV1 and SEV2 owe the outside a first word (R56): a draft for approval, and a time by which it has to be out. Of a
     * restricted incident nothing is drafted but by a person.
     */
    private static Change firstExternal(Communication communication, Instant now) {
        Cadence cadence = cadenceOf(communication);
        boolean owed = cadence.owesExternal()
                && !communication.incident().restricted()
                && communication.incident().confirmedAt() != null
                && communication.incident().status().isOpen()
                && !communication.hasSpokenTo(Side.EXTERNAL)
                && communication.openDraft().isEmpty();
        if (!owed) {
            return Change.none(communication);
        }
        Instant due = communication.incident().confirmedAt().plus(cadence.firstExternal());
        PublicStatus status = PublicStatus.usualFor(communication.incident().status());
        return drafted(communication, status, now)
                .with(Side.EXTERNAL, Promise.of(due, null))
                .owed(Side.EXTERNAL, due, now);
    }

    /** No longer grave enough to owe the outside a word: what was promised in public stays, a mere rule's demand goes. */
    private static Change unowed(Communication communication, Instant now) {
        Promise promise = communication.promises().get(Side.EXTERNAL);
        return promise != null && promise.promisedBy() == null
                ? communication.with(Side.EXTERNAL, null).owed(Side.EXTERNAL, null, now)
                : Change.none(communication);
    }

    private static Change mitigated(Communication communication, Instant now) {
        return internal(
                        communication,
                        STATUS_INTERNAL,
                        "the incident is mitigated",
                        UpdateTexts::internalMitigated,
                        now)
                .quietly(c -> draftedIfPublic(c, PublicStatus.MONITORING, now));
    }

    private static Change resolved(Communication communication, Instant now) {
        return internal(communication, STATUS_INTERNAL, "the incident is resolved", UpdateTexts::internalResolved, now)
                .quietly(c -> draftedIfPublic(c, PublicStatus.RESOLVED, now));
    }

    private static Change reopened(Communication communication, String reason, Instant now) {
        Communication current = communication.withoutOpenDrafts("the incident was reopened", now);
        Change change = internal(current, STATUS_INTERNAL, reason, UpdateTexts::internalReopened, now);
        PublishedUpdate last = current.lastPublic().orElse(null);
        boolean holdsNoLonger = last != null
                && switch (last.publicStatus()) {
                    case MONITORING, RESOLVED, POSTMORTEM -> true;
                    case INVESTIGATING, IDENTIFIED -> false;
                };
        return holdsNoLonger
                ? change.then(
                        c -> withdrawn(c, last, PublicStatus.INVESTIGATING, UpdateTexts.reopened(c, last, now), now))
                : change.quietly(c -> draftedIfPublic(c, PublicStatus.INVESTIGATING, now));
    }

    private static Change ended(Communication communication, String reason, Instant now) {
        Communication silent = communication
                .withoutOpenDrafts("the incident was ended: " + reason, now)
                .withFirstInternalDue(null)
                .with(Side.INTERNAL, null)
                .with(Side.EXTERNAL, null);
        Change change = silent.hasSpokenTo(Side.INTERNAL)
                ? internal(silent, STATUS_INTERNAL, reason, UpdateTexts::internalEnded, now)
                : Change.none(silent);
        return silent.lastPublic()
                .filter(last -> last.publicStatus().isOpen())
                .map(last -> change.then(
                        c -> withdrawn(c, last, PublicStatus.RESOLVED, UpdateTexts.ended(c, last, now), now)))
                .orElse(change);
    }

    private static Change reviewed(Communication communication, ReviewPublished review, Instant now) {
        Communication current = communication.withoutOpenDrafts("the review was published", now);
        if (!current.hasSpokenTo(Side.EXTERNAL) || current.isEnded()) {
            return Change.none(current);
        }
        Change told = automatic(
                current,
                Side.EXTERNAL,
                PublicStatus.POSTMORTEM,
                UpdateTexts.lookedBack(current),
                null,
                POSTMORTEM,
                "the review was published",
                now);
        return current.incident().restricted()
                ? told
                : told.quietly(c ->
                        drafted(c, PublicStatus.POSTMORTEM, UpdateTexts.postmortem(current, review.summary()), now));
    }

    private static Change withdrawn(
            Communication communication,
            PublishedUpdate withdrawn,
            PublicStatus status,
            UpdateTexts.Text text,
            Instant now) {
        return automatic(
                communication,
                Side.EXTERNAL,
                status,
                text,
                withdrawn.id(),
                WITHDRAWAL,
                "the public statement \"%s\" no longer holds"
                        .formatted(withdrawn.publicStatus().word()),
                now);
    }

    private static Change internal(
            Communication communication, Actor rule, String reason, UpdateTexts.Template template, Instant now) {
        UpdateTexts.Text text = template.fill(communication, now);
        return automatic(communication, Side.INTERNAL, null, text, null, rule, reason, now);
    }

    private static Change automatic(
            Communication communication,
            Side side,
            PublicStatus status,
            UpdateTexts.Text text,
            UUID withdraws,
            Actor rule,
            String reason,
            Instant now) {
        Instant due = nextDue(communication, side, status, now);
        PublishedUpdate update = new PublishedUpdate(
                Ids.at(now),
                communication.id(),
                communication.audiences(side),
                text.title(),
                UpdateTexts.fillIn(text.text(), due, now),
                status,
                due,
                withdraws,
                now,
                rule);
        return communication.published(update, reason);
    }

    /** When the next update is due after one that goes out at {@code now}; null where none is owed. */
    static Instant nextDue(Communication communication, Side side, PublicStatus status, Instant now) {
        if (!communication.incident().status().isOpen()) {
            return null;
        }
        Cadence cadence = cadenceOf(communication);
        if (side == Side.INTERNAL) {
            return now.plus(cadence.internal());
        }
        return switch (status) {
            case INVESTIGATING -> now.plus(cadence.external().unknown());
            case IDENTIFIED -> now.plus(cadence.external().known());
            case MONITORING -> now.plus(cadence.external().mitigated());
            case RESOLVED, POSTMORTEM -> null;
        };
    }

    private static Communication draftedIfPublic(Communication communication, PublicStatus status, Instant now) {
        return communication.hasSpokenTo(Side.EXTERNAL)
                        || cadenceOf(communication).owesExternal()
                                && !communication.incident().restricted()
                ? drafted(communication, status, now)
                : communication;
    }

    private static Communication drafted(Communication communication, PublicStatus status, Instant now) {
        return drafted(communication, status, UpdateTexts.external(communication, status, now), now);
    }

    private static Communication drafted(
            Communication communication, PublicStatus status, UpdateTexts.Text text, Instant now) {
        Draft.Words words = new Draft.Words(
                Ids.at(now),
                communication.id(),
                status,
                communication.audiences(Side.EXTERNAL),
                text.title(),
                text.text(),
                now,
                null);
        return communication.withDraft(new Open(words), now);
    }

    private static Cadence cadenceOf(Communication communication) {
        return communication.cadence().at(communication.incident().severity());
    }
}
