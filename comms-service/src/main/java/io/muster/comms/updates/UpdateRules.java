package io.muster.comms.updates;

import io.muster.comms.cadence.CadencePolicy;
import io.muster.comms.updates.Draft.Approved;
import io.muster.comms.updates.Draft.Dropped;
import io.muster.comms.updates.Draft.Open;
import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent.UpdateApproved;
import io.muster.contracts.EventContext;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.contracts.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What people may do with drafts and updates, once it is clear that they may (R53–R58). */
final class UpdateRules {

    private UpdateRules() {}

    /** New words for a draft that is still open. */
    static Change edit(Communication communication, UUID draftId, String title, String text, String by) {
        return Change.none(
                communication.withReplaced(open(communication, draftId).edited(title, text, by)));
    }

    /** The draft goes out as it stands. */
    static Change approve(Communication communication, UUID draftId, Actor by, String reason, Instant now) {
        Open draft = open(communication, draftId);
        Draft.Words words = draft.words();
        requireFit(communication, words.publicStatus());
        Communication approved = communication.withReplaced(draft.approved(by, now));
        Instant due = UpdatePolicy.nextDue(approved, Side.EXTERNAL, words.publicStatus(), now);
        PublishedUpdate update = new PublishedUpdate(
                words.id(),
                communication.id(),
                words.audiences(),
                words.title(),
                UpdateTexts.fillIn(words.text(), due, now),
                words.publicStatus(),
                due,
                null,
                now,
                by);
        return outside(approved, update, reason);
    }

    /** A person's own words go out. */
    static Change publish(Communication communication, UpdateWish wish, Actor by, String reason, Instant now) {
        requireAlive(communication);
        List<Audience> audiences = List.copyOf(new LinkedHashSet<>(wish.audiences()));
        Side side = Side.of(audiences);
        PublicStatus status = side == Side.INTERNAL ? null : statusOf(communication, wish);
        Instant due = due(communication, wish, side, status, now);
        PublishedUpdate update = new PublishedUpdate(
                Ids.at(now),
                communication.id(),
                audiences,
                wish.title(),
                UpdateTexts.fillIn(wish.text(), due, now),
                status,
                due,
                null,
                now,
                by);
        return side == Side.INTERNAL
                ? communication.published(update, reason)
                : outside(communication.withoutOpenDrafts("other words went out", now), update, reason);
    }

    private static Change outside(Communication communication, PublishedUpdate update, String reason) {
        UpdateApproved approved = new UpdateApproved(
                EventContext.internal(communication.id(), update.publishedAt(), update.by(), reason),
                update.id(),
                update.audiences());
        return new Change(communication, List.of(approved)).then(c -> c.published(update, reason));
    }

    private static PublicStatus statusOf(Communication communication, UpdateWish wish) {
        PublicStatus status = wish.publicStatus() == null
                ? PublicStatus.usualFor(communication.incident().status())
                : wish.publicStatus();
        requireFit(communication, status);
        return status;
    }

    private static Instant due(
            Communication communication, UpdateWish wish, Side side, PublicStatus status, Instant now) {
        Duration in = wish.nextUpdateIn();
        if (in == null) {
            return UpdatePolicy.nextDue(communication, side, status, now);
        }
        if (!in.isPositive() || in.compareTo(CadencePolicy.LONGEST) > 0) {
            throw new Refusal(
                    UpdateProblem.UPDATE_INVALID,
                    "nextUpdateIn must be longer than nothing and at most seven days",
                    communication.id());
        }
        return communication.incident().status() == Status.CLOSED ? null : now.plus(in);
    }

    private static Open open(Communication communication, UUID draftId) {
        requireAlive(communication);
        Draft draft = communication
                .draft(draftId)
                .orElseThrow(() -> new Refusal(UpdateProblem.DRAFT_UNKNOWN, "no draft " + draftId, communication.id()));
        return switch (draft) {
            case Open open -> open;
            case Approved approved ->
                throw new Refusal(
                        UpdateProblem.DRAFT_NOT_OPEN,
                        "approved by " + approved.by().id() + " at " + approved.at(),
                        communication.id(),
                        Map.of("state", "approved"));
            case Dropped dropped ->
                throw new Refusal(
                        UpdateProblem.DRAFT_NOT_OPEN,
                        "dropped at " + dropped.at() + ": " + dropped.why(),
                        communication.id(),
                        Map.of("state", "dropped"));
        };
    }

    private static void requireAlive(Communication communication) {
        if (communication.isEnded()) {
            throw new Refusal(
                    UpdateProblem.INCIDENT_ENDED,
                    communication.incident().label() + " is "
                            + communication.incident().status().name().toLowerCase(Locale.ROOT),
                    communication.id());
        }
    }

    private static void requireFit(Communication communication, PublicStatus status) {
        requireAlive(communication);
        if (!status.fits(communication.incident().status())) {
            throw new Refusal(
                    UpdateProblem.STATUS_DOES_NOT_FIT,
                    "the page cannot say " + status.word() + " while the incident is "
                            + communication.incident().status().name().toLowerCase(Locale.ROOT),
                    communication.id());
        }
    }
}
