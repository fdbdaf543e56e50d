package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RoleAssignments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Use case: people answer pages by API, and decide about held ones. */
@ApplicationScoped
public class AnswerPage {

    private final UnitOfWork unitOfWork;
    private final Escalator escalator;
    private final Escalations escalations;
    private final RoleAssignments assignments;
    private final Router router;
    private final PagingPolicy policy;
    private final Answering answering;
    private final CallingOthers others;
    private final AskingPages asking;
    private final Clock clock;

    AnswerPage(
            UnitOfWork unitOfWork,
            Escalator escalator,
            Escalations escalations,
            RoleAssignments assignments,
            Router router,
            PagingPolicy policy,
            Answering answering,
            CallingOthers others,
            AskingPages asking,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.escalator = escalator;
        this.escalations = escalations;
        this.assignments = assignments;
        this.router = router;
        this.policy = policy;
        this.answering = answering;
        this.others = others;
        this.asking = asking;
        this.clock = clock;
    }

    /**
     * @param isResponder whether the caller may answer for others
     * @throws Refusal when there is no such page, it is somebody else's, or the incident has ended
     */
    public Uni<Page> acknowledge(UUID pageId, String by, boolean isResponder) {
        return answer(
                        pageId,
                        by,
                        isResponder,
                        asked -> Uni.createFrom()
                                .item(answering.acknowledge(
                                        asked.escalation(),
                                        asked.page().id(),
                                        by,
                                        AcknowledgedBy.API,
                                        clock.instant())))
                .map(Answered::page);
    }

    /**
     * The paged person cannot come.
     *
     * @param isResponder whether the caller may answer for others
     * @throws Refusal when there is no such page, it is somebody else's, or the incident has ended
     */
    public Uni<Page> decline(UUID pageId, String by, boolean isResponder) {
        return callOthers(pageId, by, isResponder, others::decline).map(Answered::page);
    }

    /**
     * Somebody stays on it and wants the next level beside them, now.
     *
     * @param isResponder whether the caller may answer for others
     * @throws Refusal when there is no such page, it is somebody else's, or the incident has ended
     */
    public Uni<Called> escalate(UUID pageId, String by, boolean isResponder) {
        return callOthers(pageId, by, isResponder, others::escalate).map(answered -> Called.by(answered.decision()));
    }

    /** The person cannot come to the incident, and has said so: whatever they are asked for there is declined. */
    public Uni<Void> cannotCome(UUID incidentId, String person) {
        return escalator.stepIfKnown(
                incidentId,
                escalation -> rolesOf(incidentId, person)
                        .chain(holds -> router.roster(escalation)
                                .map(roster -> others.cannotCome(escalation, person, holds, roster, clock.instant()))));
    }

    private Uni<Set<Role>> rolesOf(UUID incidentId, String person) {
        return assignments
                .of(incidentId)
                .map(held -> held.stream()
                        .filter(assignment -> assignment.person().equals(person))
                        .map(RoleAssignment::role)
                        .collect(Collectors.toSet()));
    }

    /** One of the rules that may need everybody whom the escalation concerns. */
    private interface Rule {
        Decision decide(Escalation escalation, UUID pageId, String by, Roster roster, Instant now);
    }

    private Uni<Answered> callOthers(UUID pageId, String by, boolean isResponder, Rule rule) {
        return answer(
                pageId,
                by,
                isResponder,
                asked -> byRule(asked.escalation(), asked.page().id(), by, rule));
    }

    private Uni<Decision> byRule(Escalation escalation, UUID pageId, String by, Rule rule) {
        return router.roster(escalation).map(roster -> rule.decide(escalation, pageId, by, roster, clock.instant()));
    }

    /** @param asked whose page was answered, which may be another than the one that the message was about */
    private record Answered(Decision decision, TakingOver.Asking asked) {

        Page page() {
            return asked.pageAfter(decision);
        }
    }

    /** Of an incident that was merged into another, the answer counts for that one. */
    private Uni<Answered> answer(
            UUID pageId, String by, boolean isResponder, Function<TakingOver.Asking, Uni<Decision>> rule) {
        TakingOver.Asking[] answered = new TakingOver.Asking[1];
        return unitOfWork
                .run(() -> asking.placeOf(pageId)
                        .map(found -> found.orElseThrow(() -> noSuchPage(pageId)))
                        .chain(place -> escalator.stepKnown(
                                place.incidentId(),
                                escalation -> asking.asking(escalation, place).chain(asked -> {
                                    mayAnswer(asked.page(), by, isResponder, place.incidentId());
                                    answered[0] = asked;
                                    return rule.apply(asked).map(decision -> asked.without(escalation, decision));
                                }))))
                .map(decision -> new Answered(decision, answered[0]));
    }

    private static Refusal noSuchPage(UUID pageId) {
        return new Refusal(PagingProblem.UNKNOWN_PAGE, "There is no page " + pageId);
    }

    private static void mayAnswer(Page page, String by, boolean isResponder, UUID incidentId) {
        if (!isResponder && !page.person().equals(by)) {
            throw new Refusal(
                    PagingProblem.NOT_YOURS,
                    "The page is for " + page.person() + ", and you are no responder",
                    incidentId);
        }
    }

    /**
     * A person decides that a held page goes out, to whom it was held for, whoever is on call by now.
     *
     * @throws Refusal when it is not held
     */
    public Uni<Page> release(UUID pageId, String by) {
        return unitOfWork
                .run(() -> incidentOf(pageId)
                        .chain(incidentId -> escalator.stepKnown(
                                incidentId, escalation -> byRule(escalation, pageId, by, policy::release))))
                .map(decision -> decision.after().page(pageId).orElseThrow());
    }

    private Uni<UUID> incidentOf(UUID pageId) {
        return escalations.incidentOf(pageId).map(found -> found.orElseThrow(() -> noSuchPage(pageId)));
    }
}
