package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
    private final Clock clock;

    AnswerPage(
            UnitOfWork unitOfWork,
            Escalator escalator,
            Escalations escalations,
            PageLinks links,
            Router router,
            PagingPolicy policy,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.escalator = escalator;
        this.escalations = escalations;
        this.links = links;
        this.router = router;
        this.policy = policy;
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
        if (page.state() instanceof PageState.Acknowledged answered) {
            return new LinkAnswer.Used(facts, page.id(), answered.by(), answered.at());
        }
        if (escalation.state() instanceof EscalationState.Stopped stopped) {
            return new LinkAnswer.Ended(facts, stopped.why());
        }
        return link.isExpired(clock.instant()) ? new LinkAnswer.Expired(facts) : new LinkAnswer.Open(facts, page);
    }

    /**
     * Acknowledges in the name of the person whom the message was sent to.
     *
     * @param token of the link, or what stands for a reply code
     * @param through how the answer came
     */
    public Uni<LinkAnswer> acknowledge(String token, AcknowledgedBy through) {
        return unitOfWork.run(() -> links.find(Secrets.sha256(token))
                .chain(link -> link.map(known -> acknowledge(known, through))
                        .orElseGet(() -> Uni.createFrom().item(new LinkAnswer.Unknown()))));
    }

    private Uni<LinkAnswer> acknowledge(PageLink link, AcknowledgedBy through) {
        LinkAnswer[] before = new LinkAnswer[1];
        return incidentOf(link.pageId())
                .chain(incidentId -> escalator.stepKnown(incidentId, escalation -> {
                    before[0] = stateOf(link, escalation);
                    return before[0] instanceof LinkAnswer.Open
                            ? acknowledged(escalation, link.pageId(), link.person(), through)
                            : Uni.createFrom().item(Decision.nothing(escalation, "the link is not open"));
                }))
                .map(decision -> before[0] instanceof LinkAnswer.Open(Facts facts, Page ignored)
                        ? new LinkAnswer.Acknowledged(
                                facts, decision.after().page(link.pageId()).orElseThrow())
                        : before[0]);
    }
}
