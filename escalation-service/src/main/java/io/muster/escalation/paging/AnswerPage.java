package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Use case: people answer pages, by API or by the link in the message, and decide about held ones. */
@ApplicationScoped
public class AnswerPage {

    private final UnitOfWork unitOfWork;
    private final Escalator escalator;
    private final Escalations escalations;
    private final PageLinks links;
    private final Router router;
    private final PagingPolicy policy;
    private final CallingOthers others;
    private final Clock clock;

    AnswerPage(
            UnitOfWork unitOfWork,
            Escalator escalator,
            Escalations escalations,
            PageLinks links,
            Router router,
            PagingPolicy policy,
            CallingOthers others,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.escalator = escalator;
        this.escalations = escalations;
        this.links = links;
        this.router = router;
        this.policy = policy;
        this.others = others;
        this.clock = clock;
    }

    /**
     * @param isResponder whether the caller may answer for others
     * @throws Refusal when there is no such page, it is somebody else's, or the incident has ended
     */
    public Uni<Page> acknowledge(UUID pageId, String by, boolean isResponder) {
        return unitOfWork
                .run(() -> incidentOf(pageId)
                        .chain(incidentId -> escalator.stepKnown(incidentId, escalation -> {
                            escalation.page(pageId).ifPresent(page -> mayAnswer(page, by, isResponder, incidentId));
                            return acknowledged(escalation, pageId, by, AcknowledgedBy.API);
                        })))
                .map(decision -> decision.after().page(pageId).orElseThrow());
    }

    /**
     * The paged person cannot come.
     *
     * @param isResponder whether the caller may answer for others
     * @throws Refusal when there is no such page, it is somebody else's or acknowledged, or the incident has ended
     */
    public Uni<Page> decline(UUID pageId, String by, boolean isResponder) {
        return callOthers(pageId, by, isResponder, others::decline)
                .map(decision -> decision.after().page(pageId).orElseThrow());
    }

    /**
     * Somebody stays on it and wants the next level beside them, now.
     *
     * @param isResponder whether the caller may answer for others
     * @throws Refusal when there is no such page, it is somebody else's, or the incident has ended
     */
    public Uni<Called> escalate(UUID pageId, String by, boolean isResponder) {
        return callOthers(pageId, by, isResponder, others::escalate).map(Called::by);
    }

    /** The person cannot come to the incident, and has said so: whatever they are asked for there is declined. */
    public Uni<Void> cannotCome(UUID incidentId, String person) {
        return escalator.stepIfKnown(
                incidentId,
                escalation -> router.roster(escalation)
                        .map(roster -> others.cannotCome(escalation, person, roster, clock.instant())));
    }

    /** One of the rules of {@link CallingOthers}. */
    private interface Rule {
        Decision decide(Escalation escalation, UUID pageId, String by, Roster roster, Instant now);
    }

    private Uni<Decision> callOthers(UUID pageId, String by, boolean isResponder, Rule rule) {
        return unitOfWork.run(() -> incidentOf(pageId)
                .chain(incidentId -> escalator.stepKnown(incidentId, escalation -> {
                    escalation.page(pageId).ifPresent(page -> mayAnswer(page, by, isResponder, incidentId));
                    return called(escalation, pageId, by, rule);
                })));
    }

    private Uni<Decision> called(Escalation escalation, UUID pageId, String by, Rule rule) {
        return router.roster(escalation).map(roster -> rule.decide(escalation, pageId, by, roster, clock.instant()));
    }

    private static void mayAnswer(Page page, String by, boolean isResponder, UUID incidentId) {
        if (!isResponder && !page.person().equals(by)) {
            throw new Refusal(
                    PagingProblem.NOT_YOURS,
                    "The page is for " + page.person() + ", and you are no responder",
                    incidentId);
        }
    }

    private Uni<Decision> acknowledged(Escalation escalation, UUID pageId, String by, AcknowledgedBy through) {
        return Uni.createFrom().item(policy.acknowledge(escalation, pageId, by, through, clock.instant()));
    }

    /** A person decides that a held page goes out. @throws Refusal when it is not held */
    public Uni<Page> release(UUID pageId, String by) {
        return unitOfWork
                .run(() -> incidentOf(pageId)
                        .chain(incidentId -> escalator.stepKnown(
                                incidentId,
                                escalation -> router.roster(
                                                escalation.state().currentRun().orElseThrow(() -> notHeld(incidentId)))
                                        .map(roster ->
                                                policy.release(escalation, pageId, by, roster, clock.instant())))))
                .map(decision -> decision.after().page(pageId).orElseThrow());
    }

    private static Refusal notHeld(UUID incidentId) {
        return new Refusal(PagingProblem.NOT_HELD, "The page does not wait for a decision", incidentId);
    }

    private Uni<UUID> incidentOf(UUID pageId) {
        return escalations
                .incidentOf(pageId)
                .map(found ->
                        found.orElseThrow(() -> new Refusal(PagingProblem.UNKNOWN_PAGE, "There is no page " + pageId)));
    }

    /** What the link is for; changes nothing, since mail scanners open links. */
    public Uni<LinkAnswer> look(String token) {
        return unitOfWork.run(() -> links.find(Secrets.sha256(token)).chain(this::look));
    }

    private Uni<LinkAnswer> look(Optional<PageLink> link) {
        if (link.isEmpty()) {
            return Uni.createFrom().item(new LinkAnswer.Unknown());
        }
        return incidentOf(link.get().pageId())
                .chain(escalations::find)
                .map(found ->
                        found.map(escalation -> stateOf(link.get(), escalation)).orElseGet(LinkAnswer.Unknown::new));
    }

    private LinkAnswer stateOf(PageLink link, Escalation escalation) {
        Facts facts = escalation.facts();
        Page page = escalation.page(link.pageId()).orElseThrow();
        if (link.isExpired(clock.instant())) {
            return new LinkAnswer.Expired(facts);
        }
        if (page.state() instanceof PageState.Acknowledged answered) {
            return new LinkAnswer.Used(facts, page.id(), answered.by(), answered.at());
        }
        if (escalation.state() instanceof EscalationState.Stopped stopped) {
            return new LinkAnswer.Ended(facts, stopped.why());
        }
        return new LinkAnswer.Open(facts, page);
    }

    /**
     * Acknowledges in the name of the person whom the message was sent to.
     *
     * @param token of the link, or what stands for a reply code
     * @param through how the answer came
     */
    public Uni<LinkAnswer> acknowledge(String token, AcknowledgedBy through) {
        return answer(token, PageAnswer.ACKNOWLEDGE, through);
    }

    /** As {@link #acknowledge(String, AcknowledgedBy)}, for whatever the person says. */
    public Uni<LinkAnswer> answer(String token, PageAnswer answer, AcknowledgedBy through) {
        return unitOfWork.run(() -> links.find(Secrets.sha256(token))
                .chain(link -> link.map(known -> answer(known, answer, through))
                        .orElseGet(() -> Uni.createFrom().item(new LinkAnswer.Unknown()))));
    }

    private Uni<LinkAnswer> answer(PageLink link, PageAnswer answer, AcknowledgedBy through) {
        LinkAnswer[] before = new LinkAnswer[1];
        return incidentOf(link.pageId())
                .chain(incidentId -> escalator.stepKnown(incidentId, escalation -> {
                    before[0] = stateOf(link, escalation);
                    return before[0] instanceof LinkAnswer.Open
                            ? answered(escalation, link, answer, through)
                            : Uni.createFrom().item(Decision.nothing(escalation, "the link is not open"));
                }))
                .map(decision -> before[0] instanceof LinkAnswer.Open(Facts facts, Page ignored)
                        ? done(
                                answer,
                                facts,
                                decision.after().page(link.pageId()).orElseThrow(),
                                decision)
                        : before[0]);
    }

    private Uni<Decision> answered(Escalation escalation, PageLink link, PageAnswer answer, AcknowledgedBy through) {
        return switch (answer) {
            case ACKNOWLEDGE -> acknowledged(escalation, link.pageId(), link.person(), through);
            case DECLINE -> called(escalation, link.pageId(), link.person(), others::decline);
            case ESCALATE -> called(escalation, link.pageId(), link.person(), others::escalate);
        };
    }

    private static LinkAnswer done(PageAnswer answer, Facts facts, Page page, Decision decision) {
        return switch (answer) {
            case ACKNOWLEDGE ->
                new LinkAnswer.Acknowledged(facts, page, decision.after().state());
            case DECLINE -> new LinkAnswer.Declined(facts);
            case ESCALATE ->
                new LinkAnswer.Escalated(facts, page, !decision.events().isEmpty());
        };
    }
}
