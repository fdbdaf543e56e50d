package io.muster.review.document;

import io.muster.contracts.Actor;
import io.muster.contracts.EventContext;
import io.muster.contracts.Incident;
import io.muster.contracts.Refusal;
import io.muster.contracts.ReviewEvent.ActionAgreed;
import io.muster.contracts.ReviewEvent.ActionCompleted;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.Status;
import io.muster.contracts.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The review of one incident: what people wrote and agreed. What follows from the stream (timeline, metrics, drafts) is
 * derived whenever it is read, until the review is published and its words are frozen.
 *
 * @param number the incident's, as people call it
 * @param dueAt the deadline (R97), set once: a relapse does not move it
 * @param sections what stands in place of the drafts
 */
public record Review(
        UUID id,
        UUID incidentId,
        long number,
        Instant dueAt,
        ReviewState state,
        Map<Section, SectionText> sections,
        List<Action> actions) {

    /** Fewer or more actions have to be justified (R106). */
    public static final int FEWEST_ACTIONS = 3;

    public static final int MOST_ACTIONS = 7;

    private static final Actor DEADLINE_RULE = Actor.rule("review-deadline");
    private static final Actor DRAFT_RULE = Actor.rule("review-draft");

    public Review {
        sections = Map.copyOf(sections);
        actions = List.copyOf(actions);
    }

    /** The first resolution: a review is owed, and there is a draft of it. */
    static Decision scheduled(UUID id, Incident incident, ReviewDeadline deadline, Instant now) {
        Instant resolvedAt = incident.resolvedAt() == null ? now : incident.resolvedAt();
        Review review = new Review(
                id,
                incident.id(),
                incident.number(),
                deadline.dueAt(incident.severity(), resolvedAt),
                new ReviewState.Draft(1, now),
                Map.of(),
                List.of());
        EventContext why =
                EventContext.internal(incident.id(), now, DEADLINE_RULE, deadline.reason(incident.severity()));
        return new Decision(
                review,
                List.of(
                        new ReviewScheduled(why, id, review.dueAt),
                        new ReviewDrafted(review.drafted(now, "resolved"), id)));
    }

    /** Resolved once more after a relapse: words frozen from the stream are drafted again, people's words stay. */
    Decision redrafted(Instant now) {
        Map<Section, SectionText> edited = new EnumMap<>(Section.class);
        sections.forEach((section, text) -> {
            if (text.isEdited()) {
                edited.put(section, text);
            }
        });
        Review review = new Review(id, incidentId, number, dueAt, state.redrafted(now), edited, actions);
        return new Decision(review, List.of(new ReviewDrafted(drafted(now, "resolved again after a relapse"), id)));
    }

    /**
     * @param texts in Markdown; null takes a section back to its draft
     * @throws Refusal when the review is published
     */
    Decision edited(Map<Section, String> texts, String by, Instant now) {
        state.requireEditable(incidentId);
        Map<Section, SectionText> next = new EnumMap<>(Section.class);
        next.putAll(sections);
        texts.forEach((section, text) -> {
            if (text == null) {
                next.remove(section);
            } else {
                next.put(section, new SectionText(text, by, now));
            }
        });
        return Decision.quiet(new Review(id, incidentId, number, dueAt, state, next, actions));
    }

    /** @throws Refusal when the review is published or the date is before {@code today} */
    Decision agreed(UUID actionId, Action.Proposal proposal, Actor by, LocalDate today, Instant now) {
        state.requireEditable(incidentId);
        if (proposal.dueOn().isBefore(today)) {
            throw new Refusal(
                    ReviewProblem.DUE_DATE_PAST, proposal.dueOn() + " is before today, " + today + ".", incidentId);
        }
        Action action = new Action(
                actionId, proposal.title(), proposal.kind(), proposal.owner(), proposal.dueOn(), by.id(), now, null);
        List<Action> next = new ArrayList<>(actions);
        next.add(action);
        EventContext context = EventContext.internal(incidentId, now, by, "agreed in the review");
        return new Decision(
                withActions(next),
                List.of(new ActionAgreed(context, actionId, action.title(), action.owner(), action.dueOn())));
    }

    /** @throws Refusal when the review is published, the action is unknown or completed */
    Decision dropped(UUID actionId) {
        state.requireEditable(incidentId);
        Action action = requireOpen(actionId);
        return Decision.quiet(withActions(
                actions.stream().filter(other -> !other.equals(action)).toList()));
    }

    /** Also of a published review (R107). @throws Refusal when the action is unknown or completed */
    Decision completed(UUID actionId, String outcome, Actor by, Instant now) {
        Action action = requireOpen(actionId);
        Action done = action.completed(new Action.Completion(now, by.id(), outcome));
        EventContext context = EventContext.internal(incidentId, now, by, outcome);
        return new Decision(
                withActions(actions.stream()
                        .map(other -> other.equals(action) ? done : other)
                        .toList()),
                List.of(new ActionCompleted(context, actionId, outcome)));
    }

    /**
     * Freezes the words, tells them, and closes the incident.
     *
     * @param drafts what follows from the stream now, for the sections nobody wrote
     * @param justification why there are fewer than three or more than seven actions; may be null when there are not
     * @throws Refusal when it is published, the incident is not resolved, or the number of actions is not justified
     */
    Decision published(Incident incident, Map<Section, String> drafts, String justification, Actor by, Instant now) {
        ReviewState next = state.published(now, by.id(), justification, incidentId);
        requireResolved(incident);
        boolean unjustified = justification == null || justification.isBlank();
        if (unjustified && (actions.size() < FEWEST_ACTIONS || actions.size() > MOST_ACTIONS)) {
            throw new Refusal(
                    ReviewProblem.ACTIONS_NOT_AGREED,
                    "There are %d; fewer than %d or more than %d need a justification."
                            .formatted(actions.size(), FEWEST_ACTIONS, MOST_ACTIONS),
                    incidentId,
                    Map.of("actions", actions.size()));
        }
        Map<Section, SectionText> frozen = new EnumMap<>(Section.class);
        drafts.forEach((section, text) -> frozen.put(section, SectionText.drafted(text)));
        frozen.putAll(sections);
        Review review = new Review(id, incidentId, number, dueAt, next, frozen, actions);
        String reason = unjustified ? actions.size() + " actions agreed" : justification;
        SectionText summary = frozen.get(Section.SUMMARY);
        return new Decision(
                review,
                List.of(
                        new ReviewPublished(
                                new EventContext(incidentId, now, by, reason, visibility(incident)),
                                id,
                                summary == null ? "" : summary.text(),
                                actions.size()),
                        new IncidentClosed(EventContext.internal(incidentId, now, by, "the review is published"), id)));
    }

    public boolean isPublished() {
        return state instanceof ReviewState.Published;
    }

    public boolean isOverdue(Instant now) {
        return !isPublished() && dueAt.isBefore(now);
    }

    // Restricted incidents, as those about security, tell nothing that could be used against the store (R73).
    private static Visibility visibility(Incident incident) {
        return incident.restricted() ? Visibility.RESTRICTED : Visibility.PUBLIC;
    }

    private void requireResolved(Incident incident) {
        if (incident.status() != Status.RESOLVED && incident.status() != Status.CLOSED) {
            throw new Refusal(
                    ReviewProblem.INCIDENT_NOT_RESOLVED,
                    incident.label() + " is " + incident.status().name().toLowerCase(Locale.ROOT) + ".",
                    incidentId);
        }
    }

    private Action requireOpen(UUID actionId) {
        Action action = actions.stream()
                .filter(one -> one.id().equals(actionId))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ReviewProblem.ACTION_UNKNOWN, "The review has no action " + actionId + ".", incidentId));
        if (!action.isOpen()) {
            throw new Refusal(
                    ReviewProblem.ACTION_COMPLETED,
                    "It was completed at " + action.completion().at() + ".",
                    incidentId);
        }
        return action;
    }

    private Review withActions(List<Action> next) {
        return new Review(id, incidentId, number, dueAt, state, sections, next);
    }

    private EventContext drafted(Instant now, String reason) {
        return EventContext.internal(incidentId, now, DRAFT_RULE, reason);
    }
}
