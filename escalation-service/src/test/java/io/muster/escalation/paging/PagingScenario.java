package io.muster.escalation.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.escalation.policy.EscalationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The store's on-call set-up and one incident, played by the clock: timers fire when time passes them, messages wait to be
 * taken or refused by their provider.
 */
final class PagingScenario extends PlayedEscalation<PagingScenario> {

    static final PagingRules RULES =
            new PagingRules(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(1));

    private final AtomicLong lastId = new AtomicLong();
    private final PagingPolicy policy = new PagingPolicy(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final Contacting contacting = new Contacting(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final Answering answering = new Answering(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final ProviderReports reports = new ProviderReports(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final TakingOver takingOver = new TakingOver(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final CallingOthers others = new CallingOthers(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final GivingRoles giving = new GivingRoles(RULES, () -> new UUID(0, lastId.incrementAndGet()));

    Optional<IncidentType> type = Optional.empty();

    PagingScenario detected(Severity severity) {
        return take(policy.detected(facts(severity), now.plus(inForce.triageOverdue())));
    }

    private Facts facts(Severity severity) {
        return Facts.detected(
                incident,
                1042,
                "Card payments fail",
                List.of("eu"),
                now,
                now,
                "payments",
                severity,
                List.of(new AlertRef("00000000000000aa", Map.of("alertname", "PaymentsDown"), "down", now)));
    }

    PagingScenario confirmed(Severity severity) {
        return confirmed(severity, "payments", now);
    }

    PagingScenario confirmed(Severity severity, String service, Instant at) {
        boolean starts = policy.startsWhenConfirmed(escalation, severity, Optional.of(service));
        Optional<Routing> anew = starts ? Optional.of(routing()) : Optional.empty();
        return take(policy.confirmed(escalation, severity, Optional.of(service), type, roster(), anew, at, now));
    }

    PagingScenario severityChanged(Severity to) {
        Optional<Routing> anew =
                policy.startsWhenSeverityIs(escalation, to) ? Optional.of(routing()) : Optional.empty();
        return take(policy.severityChanged(escalation, to, roster(), anew, now));
    }

    PagingScenario dismissed() {
        return take(policy.stop(escalation, PagingPolicy.DISMISSED, now));
    }

    /** Another incident ends by being merged into this one. */
    PagingScenario takesOver(PagingScenario other) {
        other.take(other.policy.stop(other.escalation, PagingPolicy.MERGED, now));
        Set<String> theirs = other.escalation.paged();
        Optional<String> commander = Optional.ofNullable(other.roles.get(Role.COMMANDER));
        return take(takingOver.merged(escalation, other.escalation, commander, roster(theirs), now));
    }

    /** An incident that somebody has answered for was merged into this one. */
    PagingScenario answeredElsewhere(String by) {
        PagingScenario other = new PagingScenario();
        other.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges(by, "rami");
        return takesOver(other);
    }

    PagingScenario resolved() {
        return take(policy.stop(escalation, "the incident was resolved", now));
    }

    PagingScenario reopened() {
        return reopened(now);
    }

    PagingScenario reopened(Instant at) {
        return take(policy.reopened(escalation, routing(), at, now));
    }

    PagingScenario acknowledges(String by, String pageOf) {
        return acknowledgesPage(by, page(pageOf).id());
    }

    PagingScenario acknowledgesPage(String by, UUID page) {
        return take(answering.acknowledge(escalation, page, by, AcknowledgedBy.API, now));
    }

    /** By hand. A person takes a role over by giving it to themself. */
    PagingScenario gives(String by, Role role, String person) {
        roles.put(role, person);
        Set<String> concerned = new HashSet<>(escalation.paged());
        concerned.addAll(List.of(person, by));
        Duration time = escalation
                .state()
                .currentRun()
                .map(Run::policy)
                .orElse(inForce)
                .level(1)
                .timeout();
        return take(giving.given(escalation, role, person, Actor.person(by), roster(concerned), time, now));
    }

    /** Somebody answers the message of an incident that was merged into this one. */
    PagingScenario answersThere(PagingScenario merged, String person, PageAnswer answer) {
        TakingOver.Asking asked = takingOver.asking(escalation, merged.page(person), now);
        UUID page = asked.page().id();
        Decision decision = switch (answer) {
            case ACKNOWLEDGE -> answering.acknowledge(asked.escalation(), page, person, AcknowledgedBy.LINK, now);
            case DECLINE -> others.decline(asked.escalation(), page, person, roster(), now);
            case ESCALATE -> others.escalate(asked.escalation(), page, person, roster(), now);
        };
        return take(asked.without(escalation, decision));
    }

    PagingScenario declines(String by, String pageOf) {
        return declinesPage(by, page(pageOf).id());
    }

    PagingScenario declinesPage(String by, UUID page) {
        return take(others.decline(escalation, page, by, roster(), now));
    }

    PagingScenario escalates(String by, String pageOf) {
        Decision decision = others.escalate(escalation, page(pageOf).id(), by, roster(), now);
        lastReason = decision.reason();
        return take(decision);
    }

    /** Help from a team that no policy stands for. */
    PagingScenario asksForHelp(String by, String team, String reason) {
        return asksForHelp(by, team, EscalationPolicy.wholeTeam(team, Duration.ofMinutes(1)), reason);
    }

    PagingScenario asksForHelp(String by, String team, EscalationPolicy teams, String reason) {
        Roster experts = roster(teams, Set.of(), Set.of());
        Routing routing = new Routing("", Optional.of(team), teams, turn, Optional.empty(), experts);
        Decision decision = others.help(escalation, reason, by, routing, now);
        lastReason = decision.reason();
        return take(decision);
    }

    PagingScenario cannotCome(String person) {
        left.add(person);
        Set<Role> holds = roles.entrySet().stream()
                .filter(held -> held.getValue().equals(person))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return take(others.cannotCome(escalation, person, holds, roster(), now));
    }

    PagingScenario releases(String by, String pageOf) {
        return take(policy.release(escalation, page(pageOf).id(), by, roster(), now));
    }

    /** Time passes; every timer on the way fires at its time. */
    PagingScenario after(Duration time) {
        Instant end = now.plus(time);
        Optional<Effect> due;
        while ((due = nextTimer(end)).isPresent()) {
            timers.remove(due.get());
            now = dueAt(due.get());
            fire(due.get());
        }
        now = end;
        return this;
    }

    /** The service was down: time passes and the timers that were due fire only at the end. */
    PagingScenario afterAnOutageOf(Duration time) {
        now = now.plus(time);
        Optional<Effect> due;
        while ((due = nextTimer(now)).isPresent()) {
            timers.remove(due.get());
            fire(due.get());
        }
        return this;
    }

    /** Somebody corrects the clock, which was wrong; timers that were set by it stay as they are. */
    PagingScenario clockIsSetBackBy(Duration time) {
        now = now.minus(time);
        return this;
    }

    /** A timer or an event comes twice. */
    PagingScenario levelPassesAgain(int round, int level) {
        UUID run = escalation.state().currentRun().orElseThrow().id();
        return take(policy.levelPassed(escalation, run, round, level, roster(), now));
    }

    PagingScenario campaignsRun(String... campaigns) {
        return take(policy.impactAssessed(escalation, List.of(campaigns), Optional.empty(), roster(), now));
    }

    PagingScenario costs(RevenueAtRisk revenue) {
        return take(policy.impactAssessed(escalation, List.of(), Optional.ofNullable(revenue), roster(), now));
    }

    PagingScenario appliesPolicy(String by) {
        return take(policy.applyPolicy(escalation, routing(), by, now));
    }

    PagingScenario acknowledgesBy(AcknowledgedBy through, String pageOf) {
        return take(answering.acknowledge(escalation, page(pageOf).id(), pageOf, through, now));
    }

    /** A test page by level 1 of the policy. */
    PagingScenario testPage() {
        inForce = inForce.onlyLevel(1);
        return take(policy.testPage(Facts.test(incident, "Test page", now, Severity.SEV1), routing(), now));
    }

    /** What the rehearsal says would happen now. */
    Rehearsal rehearse(Severity severity, Duration horizon) {
        return Rehearsal.of(RULES, facts(severity), routing(), now, horizon);
    }

    /**
     * Time passes; every provider takes every message as soon as its contact's pace lets it go. Whoever asks what became of
     * one is told until when it was held back.
     */
    PagingScenario playWithWillingProviders(Duration time) {
        Instant end = now.plus(time);
        messages.dueBy(now).forEach(this::isTaken);
        Optional<Instant> next;
        while ((next = nextStep(end)).isPresent()) {
            now = next.get();
            nextTimer(now).ifPresent(timer -> {
                timers.remove(timer);
                fire(timer);
            });
            messages.dueBy(now).forEach(this::isTaken);
            askWhatBecameOfMessages(delivery -> messages.heldUntil(delivery));
        }
        now = end;
        return this;
    }

    private Optional<Instant> nextStep(Instant end) {
        return Stream.of(
                        timers.stream().map(PagingScenario::dueAt),
                        messages.dueTimes(),
                        waiting.stream().map(Effect.AwaitTaken::until))
                .flatMap(times -> times)
                .filter(at -> !at.isAfter(end))
                .min(Comparator.naturalOrder());
    }

    PagingScenario providersTakeEverything() {
        messages.all().forEach(this::isTaken);
        return this;
    }

    PagingScenario providerTakes(String address) {
        isTaken(messageTo(address));
        return this;
    }

    private void isTaken(Effect.HandOver message) {
        messages.remove(message);
        taken.add(new Sent(now, message.contact().address()));
        take(contacting.handedOver(escalation, message.pageId(), message.delivery(), now));
    }

    /** Messages wait in line for their providers for so long. Otherwise nobody asks what became of one. */
    PagingScenario afterAQueueOf(Duration time) {
        after(time);
        askWhatBecameOfMessages(delivery -> Optional.empty());
        return this;
    }

    private void askWhatBecameOfMessages(Function<UUID, Optional<Instant>> heldUntil) {
        List<Effect.AwaitTaken> due =
                waiting.stream().filter(wait -> !wait.until().isAfter(now)).toList();
        waiting.removeAll(due);
        due.forEach(wait -> take(contacting.untaken(
                escalation, wait.pageId(), wait.delivery(), heldUntil.apply(wait.delivery()), roster(), now)));
    }

    /** The time of the person's last message is over, and its contact's pace had held it back for so long. */
    PagingScenario isUntaken(String person, Instant heldUntil) {
        Page page = page(person);
        UUID delivery = page.attempts().getLast().delivery();
        return take(contacting.untaken(escalation, page.id(), delivery, Optional.of(heldUntil), roster(), now));
    }

    PagingScenario providerRefuses(String address) {
        Effect.HandOver message = messageTo(address);
        messages.remove(message);
        return take(contacting.contactFailed(
                escalation, message.pageId(), message.delivery(), "550 no such user", roster(), now));
    }

    private Effect.HandOver messageTo(String address) {
        return messages.to(address)
                .orElseThrow(() -> new AssertionError("nothing goes to " + address + ", but to " + onTheWay()));
    }

    /** The provider that took the last message to the address says that it has not arrived. */
    PagingScenario neverArrived(String address) {
        return neverArrived(messages.lastTo(address));
    }

    PagingScenario neverArrived(UUID delivery) {
        Page page = escalation.pages().stream()
                .filter(one -> one.attempts().stream()
                        .anyMatch(attempt -> attempt.delivery().equals(delivery)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no message " + delivery));
        return take(reports.undelivered(escalation, page.id(), delivery, "undelivered", roster(), now));
    }

    PagingScenario everyProviderRefuses() {
        while (!messages.all().isEmpty()) {
            providerRefuses(messages.all().getFirst().contact().address());
        }
        return this;
    }

    private void fire(Effect timer) {
        take(
                switch (timer) {
                    case Effect.AwaitVerdict wait -> policy.triageOverdue(escalation, routing(), wait.until(), now);
                    case Effect.AwaitAcknowledgement wait ->
                        policy.levelPassed(escalation, wait.escalationId(), wait.round(), wait.level(), roster(), now);
                    case Effect.AwaitContact wait ->
                        contacting.contactDue(escalation, wait.pageId(), wait.plan(), wait.step(), roster(), now);
                    case Effect.AwaitAnswer wait -> contacting.unanswered(escalation, wait.pageId(), roster(), now);
                    case Effect.AwaitEnd wait ->
                        answering.acknowledgementLapsed(
                                escalation, wait.escalationId(), wait.acknowledgedAt(), roster(), now);
                    case Effect.TryAgain again -> policy.tryAgain(escalation, again.escalationId(), roster(), now);
                    default -> throw new AssertionError(timer);
                });
    }

    /** Whom the escalation may need as it runs. */
    private Roster roster() {
        Set<String> concerned = new HashSet<>(escalation.paged());
        concerned.addAll(escalation.wishers());
        return roster(concerned);
    }

    private Roster roster(Set<String> others) {
        return escalation
                .state()
                .currentRun()
                .map(run -> roster(run.policy(), others, escalation.helpers()))
                .orElseGet(() -> of(others));
    }

    @Override
    Routing routing() {
        return escalation == null ? super.routing() : routing(escalation.chosen(), escalation.helpers());
    }

    @Override
    PagingScenario self() {
        return this;
    }
}
