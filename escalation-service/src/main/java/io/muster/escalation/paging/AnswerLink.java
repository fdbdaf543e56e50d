package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Use case: people answer pages from the message itself, by its link, its code, its key or its button. */
@ApplicationScoped
public class AnswerLink {

    private final UnitOfWork unitOfWork;
    private final Escalator escalator;
    private final Escalations escalations;
    private final PageLinks links;
    private final Router router;
    private final Answering answering;
    private final CallingOthers others;
    private final AskingPages asking;
    private final Clock clock;

    AnswerLink(
            UnitOfWork unitOfWork,
            Escalator escalator,
            Escalations escalations,
            PageLinks links,
            Router router,
            Answering answering,
            CallingOthers others,
            AskingPages asking,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.escalator = escalator;
        this.escalations = escalations;
        this.links = links;
        this.router = router;
        this.answering = answering;
        this.others = others;
        this.asking = asking;
        this.clock = clock;
    }

    /** One page that a link is good for. */
    private record Reach(AskingPages.Place place, PageLink link) {

        UUID incidentId() {
            return place.incidentId();
        }
    }

    /** What the link is for; changes nothing, since mail scanners open links. */
    public Uni<LinkAnswer> look(String token) {
        return unitOfWork.run(() -> reachOf(token, Optional.empty()).chain(found -> each(found, this::look)));
    }

    private Uni<LinkAnswer> look(Reach reach) {
        return escalations
                .find(reach.incidentId())
                .chain(found -> found.map(escalation ->
                                asking.asking(escalation, reach.place()).map(asked -> stateOf(reach.link(), asked)))
                        .orElseGet(() -> Uni.createFrom().item(new LinkAnswer.Unknown())));
    }

    /**
     * Answers in the name of the person whom the message was sent to, for every page that it told of.
     *
     * @param token of the link, or what stands for a reply code
     * @param through how the answer came
     */
    public Uni<LinkAnswer> answer(String token, PageAnswer answer, AcknowledgedBy through) {
        return answer(token, answer, through, Optional.empty());
    }

    /** As {@link #answer(String, PageAnswer, AcknowledgedBy)}. @param only answers for this page alone; empty for all */
    public Uni<LinkAnswer> answer(String token, PageAnswer answer, AcknowledgedBy through, Optional<UUID> only) {
        return unitOfWork.run(() ->
                reachOf(token, only).chain(found -> each(found, reach -> answer(reach, answer, through))));
    }

    /** In the order of the incidents, in which everybody enters their gates. */
    private Uni<List<Reach>> reachOf(String token, Optional<UUID> only) {
        return links.find(Secrets.sha256(token))
                .map(found -> unexpired(found).stream()
                        .filter(link ->
                                only.filter(page -> !page.equals(link.pageId())).isEmpty())
                        .toList())
                .chain(found -> InTurn.collect(
                        found,
                        link -> asking.placeOf(link.pageId()).map(at -> at.map(place -> new Reach(place, link)))))
                .map(found -> found.stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(Reach::incidentId))
                        .toList());
    }

    /** A code of six digits may have stood for an older page; what has expired counts only where nothing else does. */
    private List<PageLink> unexpired(List<PageLink> found) {
        List<PageLink> good =
                found.stream().filter(link -> !link.isExpired(clock.instant())).toList();
        return good.isEmpty() ? found.stream().limit(1).toList() : good;
    }

    /** One page's step. */
    private interface Step {
        Uni<LinkAnswer> of(Reach reach);
    }

    private static Uni<LinkAnswer> each(List<Reach> found, Step step) {
        return InTurn.collect(found, step::of).map(AnswerLink::together);
    }

    private static LinkAnswer together(List<LinkAnswer> answers) {
        return switch (answers.size()) {
            case 0 -> new LinkAnswer.Unknown();
            case 1 -> answers.getFirst();
            default ->
                new LinkAnswer.Several(answers.stream()
                        .filter(LinkAnswer.OfPage.class::isInstance)
                        .map(answer -> answer instanceof LinkAnswer.Acknowledged done
                                ? done.amongSeveral()
                                : (LinkAnswer.OfPage) answer)
                        .toList());
        };
    }

    private LinkAnswer stateOf(PageLink link, TakingOver.Asking asked) {
        Escalation escalation = asked.escalation();
        Facts facts = escalation.facts();
        Page page = asked.page();
        if (link.isExpired(clock.instant())) {
            return new LinkAnswer.Expired(facts);
        }
        if (escalation.state() instanceof EscalationState.Stopped stopped) {
            return new LinkAnswer.Ended(facts, stopped.why());
        }
        if (page.state() instanceof PageState.Acknowledged answered
                && escalation.successorOf(page).isEmpty()) {
            return new LinkAnswer.Used(facts, page.id(), answered.by(), answered.at());
        }
        return new LinkAnswer.Open(facts, page, link.pageId());
    }

    /** Who has come may call others still, and may have to go. */
    private static boolean takes(LinkAnswer state, PageAnswer answer) {
        return state instanceof LinkAnswer.Open || state instanceof LinkAnswer.Used && answer != PageAnswer.ACKNOWLEDGE;
    }

    private Uni<LinkAnswer> answer(Reach reach, PageAnswer answer, AcknowledgedBy through) {
        PageLink link = reach.link();
        LinkAnswer[] before = new LinkAnswer[1];
        TakingOver.Asking[] answered = new TakingOver.Asking[1];
        return escalator
                .stepKnown(
                        reach.incidentId(),
                        escalation -> asking.asking(escalation, reach.place()).chain(asked -> {
                            before[0] = stateOf(link, asked);
                            answered[0] = asked;
                            return takes(before[0], answer)
                                    ? answered(asked, link.person(), answer, through)
                                            .map(decision -> asked.without(escalation, decision))
                                    : Uni.createFrom().item(Decision.nothing(escalation, "the link is not open"));
                        }))
                .map(decision -> takes(before[0], answer)
                        ? done(answer, decision.after().facts(), answered[0].pageAfter(decision), decision)
                        : before[0]);
    }

    private Uni<Decision> answered(TakingOver.Asking asked, String by, PageAnswer answer, AcknowledgedBy through) {
        Escalation escalation = asked.escalation();
        UUID page = asked.page().id();
        return switch (answer) {
            case ACKNOWLEDGE ->
                Uni.createFrom().item(answering.acknowledge(escalation, page, by, through, clock.instant()));
            case DECLINE ->
                router.roster(escalation).map(roster -> others.decline(escalation, page, by, roster, clock.instant()));
            case ESCALATE ->
                router.roster(escalation).map(roster -> others.escalate(escalation, page, by, roster, clock.instant()));
        };
    }

    private LinkAnswer done(PageAnswer answer, Facts facts, Page page, Decision decision) {
        return switch (answer) {
            case ACKNOWLEDGE ->
                new LinkAnswer.Acknowledged(
                        facts, page, decision.after().state(), decision.after().openPagesOf(page.person()));
            case DECLINE -> new LinkAnswer.Declined(facts);
            case ESCALATE ->
                new LinkAnswer.Escalated(
                        facts,
                        page,
                        !decision.events().isEmpty() || decision.after().isGranted(page.person(), clock.instant()));
        };
    }
}
