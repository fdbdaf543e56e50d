package io.muster.escalation.paging;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.Team;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The store's on-call set-up and one incident, played by the clock: timers fire when time passes them, messages wait to be
 * taken or refused by their provider.
 */
final class PagingScenario {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    static final PagingRules RULES =
            new PagingRules(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(1));

    private final AtomicLong lastId = new AtomicLong();
    private final PagingPolicy policy = new PagingPolicy(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final Contacting contacting = new Contacting(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final Answering answering = new Answering(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final ProviderReports reports = new ProviderReports(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final CallingOthers others = new CallingOthers(RULES, () -> new UUID(0, lastId.incrementAndGet()));
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Schedule> schedules = new HashMap<>();
    private final List<Effect> timers = new ArrayList<>();
    private final List<Effect.AwaitTaken> waiting = new ArrayList<>();
    private final Map<UUID, Effect.HandOver> messages = new LinkedHashMap<>();
    private final Map<String, UUID> handedTo = new HashMap<>();
    private final Map<String, Team> teams = new HashMap<>();
    private Optional<String> lead = Optional.of("olga");
    private List<String> admins = List.of("amir");

    /** A message that was given to its channel. */
    record Sent(Instant at, String address) {}

    final List<Sent> sent = new ArrayList<>();
    final UUID incident = new UUID(7, 7);
    final List<EscalationEvent> events = new ArrayList<>();
    final List<Effect.Alarm> alarms = new ArrayList<>();
    final List<Effect.Proved> proofs = new ArrayList<>();
    final List<UUID> withdrawn = new ArrayList<>();
    final Map<String, Attendance> attendance = new HashMap<>();
    final Map<Role, String> roles = new HashMap<>();
    EscalationPolicy inForce = new EscalationPolicy(
            "store",
            "Store",
            3,
            List.of(
                    new Level(List.of(new Target.OfSchedule("payments")), Duration.ofMinutes(5)),
                    new Level(List.of(new Target.OfPerson("ada")), Duration.ofMinutes(10))),
            1,
            Duration.ofSeconds(60),
            Optional.of(new Target.OfPerson("cora")),
            Optional.empty(),
            Optional.empty());
    Optional<IncidentType> type = Optional.empty();
    long turn;
    Optional<String> routingProblem = Optional.empty();
    Escalation escalation;
    String lastReason = "";
    Instant now = START;

    PagingScenario() {
        for (String id : List.of("ada", "rami", "cora", "olga", "amir")) {
            contacts(id, "mail", "webhook");
        }
        onCall("payments", "rami");
    }

    PagingScenario contacts(String id, String... kinds) {
        List<Contact> contacts = new ArrayList<>();
        for (String kind : kinds) {
            contacts.add(Contact.of(kind, kind + ":" + id));
        }
        people.put(id, new Person(id, id, ZoneId.of("UTC"), contacts));
        return this;
    }

    PagingScenario person(Person person) {
        people.put(person.id(), person);
        return this;
    }

    /** @param teamLead null for none */
    PagingScenario team(String key, String teamLead, String... members) {
        teams.put(key, new Team(key, key, List.of(members), Optional.ofNullable(teamLead)));
        return this;
    }

    PagingScenario schedule(Schedule schedule) {
        schedules.put(schedule.key(), schedule);
        return this;
    }

    PagingScenario onCall(String schedule, String... rotation) {
        Rotation weekly = new Rotation(LocalDateTime.parse("2026-01-05T00:00"), Duration.ofDays(7), List.of(rotation));
        schedules.put(schedule, new Schedule(schedule, schedule, ZoneId.of("UTC"), weekly));
        return this;
    }

    PagingScenario standIns(String teamLead, String... someAdmins) {
        lead = Optional.ofNullable(teamLead);
        admins = List.of(someAdmins);
        return this;
    }

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
        return take(answering.answeredElsewhere(escalation, other.escalation, now));
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
        return take(policy.reopened(escalation, routing(), now, now));
    }

    PagingScenario acknowledges(String by, String pageOf) {
        return take(answering.acknowledge(escalation, page(pageOf).id(), by, AcknowledgedBy.API, now));
    }

    PagingScenario declines(String by, String pageOf) {
        return take(others.decline(escalation, page(pageOf).id(), by, roster(), now));
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
        return take(others.cannotCome(escalation, person, roster(), now));
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
        return take(policy.impactAssessed(escalation, List.of(campaigns), Optional.empty()));
    }

    PagingScenario costs(RevenueAtRisk revenue) {
        return take(policy.impactAssessed(escalation, List.of(), Optional.ofNullable(revenue)));
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

    Level level(Duration timeout, String... people) {
        return new Level(
                List.of(people).stream().<Target>map(Target.OfPerson::new).toList(), timeout);
    }

    /** A new version of the policy. */
    PagingScenario policy(Level... levels) {
        return policy(0, levels);
    }

    PagingScenario policy(int repeat, Level... levels) {
        return policy(List.of(levels), repeat, inForce.acknowledgementTimeout());
    }

    PagingScenario acknowledgementTimeout(Duration timeout) {
        return policy(inForce.levels(), inForce.repeat(), Optional.of(timeout));
    }

    /** A new version of the policy names who speaks for the business. */
    PagingScenario businessRepresentative(String person) {
        inForce = new EscalationPolicy(
                inForce.key(),
                inForce.name(),
                inForce.version() + 1,
                inForce.levels(),
                inForce.repeat(),
                inForce.triageOverdue(),
                inForce.communicationsOwner(),
                Optional.of(new Target.OfPerson(person)),
                inForce.acknowledgementTimeout());
        return this;
    }

    private PagingScenario policy(List<Level> levels, int repeat, Optional<Duration> timeout) {
        inForce = new EscalationPolicy(
                inForce.key(),
                inForce.name(),
                inForce.version() + 1,
                levels,
                repeat,
                inForce.triageOverdue(),
                inForce.communicationsOwner(),
                inForce.businessRepresentative(),
                timeout);
        return this;
    }

    /** What the rehearsal says would happen now. */
    Rehearsal rehearse(Severity severity, Duration horizon) {
        return Rehearsal.of(RULES, facts(severity), routing(), now, horizon);
    }

    /** Time passes; every provider takes every message at once. */
    PagingScenario playWithWillingProviders(Duration time) {
        Instant end = now.plus(time);
        providersTakeEverything();
        Optional<Effect> due;
        while ((due = nextTimer(end)).isPresent()) {
            timers.remove(due.get());
            now = dueAt(due.get());
            fire(due.get());
            providersTakeEverything();
        }
        now = end;
        return this;
    }

    PagingScenario providersTakeEverything() {
        List.copyOf(messages.values()).forEach(message -> {
            messages.remove(message.delivery());
            take(contacting.handedOver(escalation, message.pageId(), message.delivery(), now));
        });
        return this;
    }

    PagingScenario providerTakes(String address) {
        Effect.HandOver message = messageTo(address);
        messages.remove(message.delivery());
        return take(contacting.handedOver(escalation, message.pageId(), message.delivery(), now));
    }

    /** Messages wait in line for their providers for so long. Otherwise nobody asks what became of one. */
    PagingScenario afterAQueueOf(Duration time) {
        after(time);
        List<Effect.AwaitTaken> due =
                waiting.stream().filter(wait -> !wait.until().isAfter(now)).toList();
        waiting.removeAll(due);
        due.forEach(wait ->
                take(contacting.untaken(escalation, wait.pageId(), wait.delivery(), Optional.empty(), roster(), now)));
        return this;
    }

    /** The time of the person's last message is over, and its contact's pace had held it back for so long. */
    PagingScenario isUntaken(String person, Instant heldUntil) {
        Page page = page(person);
        UUID delivery = page.attempts().getLast().delivery();
        return take(contacting.untaken(escalation, page.id(), delivery, Optional.of(heldUntil), roster(), now));
    }

    PagingScenario providerRefuses(String address) {
        Effect.HandOver message = messageTo(address);
        messages.remove(message.delivery());
        return take(contacting.contactFailed(
                escalation, message.pageId(), message.delivery(), "550 no such user", roster(), now));
    }

    private Effect.HandOver messageTo(String address) {
        return messages.values().stream()
                .filter(message -> message.contact().address().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing goes to " + address + ", but to " + onTheWay()));
    }

    /** The provider that took the last message to the address says that it has not arrived. */
    PagingScenario neverArrived(String address) {
        return neverArrived(handedTo.get(address));
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
        while (!messages.isEmpty()) {
            providerRefuses(messages.values().iterator().next().contact().address());
        }
        return this;
    }

    /** Addresses of the messages that would still go out. */
    List<String> onTheWay() {
        return messages.values().stream()
                .filter(message -> escalation
                        .page(message.pageId())
                        .filter(page -> page.wants(message.delivery()))
                        .isPresent())
                .map(message -> message.contact().address())
                .toList();
    }

    /** Everybody who was paged, in order. */
    List<String> paged() {
        return of(ResponderPaged.class).stream().map(ResponderPaged::person).toList();
    }

    <E> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The person's newest page. */
    Page page(String person) {
        return escalation.pages().stream()
                .filter(page -> page.person().equals(person))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private Optional<Effect> nextTimer(Instant until) {
        return timers.stream()
                .filter(timer -> !dueAt(timer).isAfter(until))
                .min(Comparator.comparing(PagingScenario::dueAt));
    }

    private static Instant dueAt(Effect timer) {
        return switch (timer) {
            case Effect.AwaitVerdict wait -> wait.until();
            case Effect.AwaitContact wait -> wait.at();
            case Effect.AwaitAnswer wait -> wait.until();
            case Effect.AwaitEnd wait -> wait.until();
            case Effect.AwaitAcknowledgement wait -> wait.until();
            case Effect.TryAgain again -> again.at();
            default -> throw new AssertionError(timer);
        };
    }

    private void fire(Effect timer) {
        take(
                switch (timer) {
                    case Effect.AwaitVerdict ignored -> policy.triageOverdue(escalation, routing(), now);
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

    private PagingScenario take(Decision decision) {
        escalation = decision.after();
        events.addAll(decision.events());
        decision.effects().forEach(this::carryOut);
        return this;
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.HandOver message -> handOver(message);
            case Effect.FillRole fill ->
                roles.merge(
                        fill.role(),
                        fill.person(),
                        (held, next) -> fill.insteadOf().containsKey(held) ? next : held);
            case Effect.Alarm alarm -> alarms.add(alarm);
            case Effect.NoteAttendance(ResponderJoined said) -> attendance.put(said.person(), said.attendance());
            case Effect.Withdraw withdraw -> withdrawn.add(withdraw.pageId());
            case Effect.TakeTurn take -> turn += take.by();
            case Effect.AwaitTaken wait -> waiting.add(wait);
            case Effect.Proved proof -> proofs.add(proof);
            default -> timers.add(effect);
        }
    }

    private void handOver(Effect.HandOver message) {
        messages.put(message.delivery(), message);
        handedTo.put(message.contact().address(), message.delivery());
        sent.add(new Sent(now, message.contact().address()));
    }

    private Routing routing() {
        return new Routing(
                "payments",
                Optional.of("checkout-team"),
                inForce,
                turn,
                routingProblem,
                roster(inForce, Set.of(), Set.of()));
    }

    /** Whom the escalation may need as it runs; nobody before the first run. */
    private Roster roster() {
        return escalation
                .state()
                .currentRun()
                .map(run -> roster(run.policy(), escalation.paged(), escalation.helpers()))
                .orElse(Roster.empty());
    }

    private Roster roster(EscalationPolicy policy, Set<String> others, Set<String> helpers) {
        Map<String, Schedule> known = new HashMap<>(schedules);
        known.keySet().retainAll(policy.schedules());
        Map<String, Team> asked = new HashMap<>(teams);
        asked.keySet().removeIf(key -> !policy.teams().contains(key) && !helpers.contains(key));
        Set<String> ids = new HashSet<>(admins);
        ids.addAll(policy.people());
        ids.addAll(others);
        lead.ifPresent(ids::add);
        known.values().forEach(schedule -> ids.addAll(schedule.people()));
        asked.values().forEach(team -> ids.addAll(team.members()));
        asked.values().forEach(team -> team.lead().ifPresent(ids::add));
        Map<String, Person> needed = new HashMap<>(people);
        needed.keySet().retainAll(ids);
        return new Roster(needed, known, asked, lead, admins);
    }
}
