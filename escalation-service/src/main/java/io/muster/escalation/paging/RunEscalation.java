package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Use case: time passes and providers answer; the escalation goes on by itself. */
@ApplicationScoped
public class RunEscalation {

    private final Escalator escalator;
    private final Escalations escalations;
    private final PageMessages messages;
    private final Router router;
    private final PagingPolicy policy;
    private final Contacting contacting;
    private final Answering answering;
    private final ProviderReports reports;
    private final Clock clock;

    RunEscalation(
            Escalator escalator,
            Escalations escalations,
            PageMessages messages,
            Router router,
            PagingPolicy policy,
            Contacting contacting,
            Answering answering,
            ProviderReports reports,
            Clock clock) {
        this.escalator = escalator;
        this.escalations = escalations;
        this.messages = messages;
        this.router = router;
        this.policy = policy;
        this.contacting = contacting;
        this.answering = answering;
        this.reports = reports;
        this.clock = clock;
    }

    /** The people of a level had their time. */
    public Uni<Decision> levelPassed(UUID incidentId, UUID escalationId, int round, int level, Instant now) {
        return withRoster(
                incidentId,
                (escalation, roster) -> policy.levelPassed(escalation, escalationId, round, level, roster, now));
    }

    /** No message had reached anybody; once more. */
    public Uni<Decision> tryAgain(UUID incidentId, UUID escalationId, Instant now) {
        return withRoster(incidentId, (escalation, roster) -> policy.tryAgain(escalation, escalationId, roster, now));
    }

    /** It is time for the person's next contact. */
    public Uni<Decision> contactDue(UUID incidentId, UUID pageId, int plan, int step, Instant now) {
        return withRoster(
                incidentId, (escalation, roster) -> contacting.contactDue(escalation, pageId, plan, step, roster, now));
    }

    /** A message may still wait for its provider. */
    public Uni<Decision> untaken(UUID incidentId, UUID pageId, UUID delivery, Instant now) {
        return escalator.stepKnown(
                incidentId,
                escalation -> !wants(escalation, pageId, delivery)
                        ? Uni.createFrom()
                                .item(Decision.nothing(escalation, "the message was taken, or is not wanted any more"))
                        : messages.heldUntil(delivery, now)
                                .chain(held -> router.roster(escalation)
                                        .map(roster ->
                                                contacting.untaken(escalation, pageId, delivery, held, roster, now))));
    }

    private static boolean wants(Escalation escalation, UUID pageId, UUID delivery) {
        return escalation.page(pageId).filter(page -> page.wants(delivery)).isPresent();
    }

    /** Nobody may have answered a page that no level's time stands behind. */
    public Uni<Decision> unanswered(UUID incidentId, UUID pageId, Instant now) {
        return withRoster(incidentId, (escalation, roster) -> contacting.unanswered(escalation, pageId, roster, now));
    }

    /** Somebody acknowledged long ago, and the incident may still be open. */
    public Uni<Decision> acknowledgementLapsed(
            UUID incidentId, UUID escalationId, Instant acknowledgedAt, Instant now) {
        return withRoster(
                incidentId,
                (escalation, roster) ->
                        answering.acknowledgementLapsed(escalation, escalationId, acknowledgedAt, roster, now));
    }

    /**
     * The run follows the policy as it is now, from level 1.
     *
     * @throws io.muster.contracts.Refusal when the incident is not known or nobody is being asked for
     */
    public Uni<Decision> applyPolicy(UUID incidentId, String by) {
        return escalator.stepKnown(
                incidentId,
                escalation -> router.routeForRun(escalation.facts().service(), escalation)
                        .map(routing -> policy.applyPolicy(escalation, routing, by, clock.instant())));
    }

    /** Asked in the transaction that reserves an attempt to send. */
    public Uni<Boolean> wants(UUID pageId, UUID delivery) {
        return escalations.wants(pageId, delivery);
    }

    /** The same for several; those deliveries that are wanted. @param pages delivery → the page it tells of */
    public Uni<Set<UUID>> wanted(Map<UUID, UUID> pages) {
        return escalations.pages(Set.copyOf(pages.values())).map(found -> {
            Map<UUID, Page> byId = found.stream().collect(Collectors.toMap(Page::id, Function.identity()));
            return pages.entrySet().stream()
                    .filter(of -> byId.containsKey(of.getValue())
                            && byId.get(of.getValue()).wants(of.getKey()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        });
    }

    /** For steps of several incidents that follow in the caller's transaction. */
    public Uni<Void> enterTogether(Collection<UUID> incidentIds) {
        return escalator.enterTogether(incidentIds);
    }

    /** A provider took the message. */
    public Uni<Decision> handedOver(UUID incidentId, UUID pageId, UUID delivery) {
        return escalator.stepKnown(
                incidentId,
                escalation -> Uni.createFrom().item(handedOver(escalation, pageId, delivery, clock.instant())));
    }

    /** Of a canary nothing more is wanted. */
    private Decision handedOver(Escalation escalation, UUID pageId, UUID delivery, Instant now) {
        Decision taken = contacting.handedOver(escalation, pageId, delivery, now);
        return escalation.isCanary() ? policy.stop(taken.after(), "the canary is through", now) : taken;
    }

    /** A provider will not take the message, or its time is over. */
    public Uni<Decision> contactFailed(UUID incidentId, UUID pageId, UUID delivery, String problem) {
        return withRoster(
                incidentId,
                (escalation, roster) ->
                        contacting.contactFailed(escalation, pageId, delivery, problem, roster, clock.instant()));
    }

    /** A provider that took the message says that it has not arrived. */
    public Uni<Decision> undelivered(UUID incidentId, UUID pageId, UUID delivery, String problem) {
        return withRoster(
                incidentId,
                (escalation, roster) ->
                        reports.undelivered(escalation, pageId, delivery, problem, roster, clock.instant()));
    }

    private Uni<Decision> withRoster(UUID incidentId, BiFunction<Escalation, Roster, Decision> rule) {
        return escalator.stepKnown(
                incidentId, escalation -> router.roster(escalation).map(roster -> rule.apply(escalation, roster)));
    }
}
