package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What would happen if an incident were confirmed at an instant and nobody answered: the rules of paging themselves, played
 * against a clock of their own, with providers that take everything. What it promises is what the engine does.
 *
 * @param contacts in the order in which they would be used
 * @param observers who would look on, without being contacted
 * @param exhaustedAt when every level of every round had its time; empty when that is beyond the horizon
 * @param problems what those who run Muster would be alarmed about
 */
public record Rehearsal(
        List<Planned> contacts, List<String> observers, Optional<Instant> exhaustedAt, List<String> problems) {

    public Rehearsal {
        contacts = List.copyOf(contacts);
        observers = List.copyOf(observers);
        problems = List.copyOf(problems);
    }

    /**
     * One message.
     *
     * @param page what it says of the person: who, why, at which level of which round
     * @param at when it is decided
     * @param outBy when it goes out at the latest: later than {@code at} where the contact gathers pages into one message;
     *     a limit of messages a minute, which depends on what else goes there, can only make it later
     * @param perMinute how many messages may go to the contact within any minute; empty where nothing limits this one
     * @param place of the contact in the person's order, counted from 0
     */
    public record Planned(
            Instant at, Instant outBy, Optional<Integer> perMinute, Page page, int place, Contact contact) {}

    /** What it cannot promise, since it hangs on what else goes to the same contacts; in words, each once. */
    public List<String> unsure() {
        return contacts.stream()
                .flatMap(planned -> planned.perMinute().stream()
                        .map(limit -> planned.contact().kind() + " of "
                                + planned.page().person() + " takes " + limit
                                + " a minute: a message waits for its turn when others go there at the same time"))
                .distinct()
                .toList();
    }

    /** @param horizon how much time is played */
    public static Rehearsal of(PagingRules rules, Facts facts, Routing routing, Instant at, Duration horizon) {
        return new Play(rules, facts, routing, at).until(at.plus(horizon));
    }

    /** A rehearsal while it is being played. */
    private static final class Play {

        private final PagingPolicy policy;
        private final Contacting contacting;
        private final Routing routing;
        private final List<Effect> timers = new ArrayList<>();
        private final List<Planned> contacts = new ArrayList<>();
        private final List<String> observers = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private Escalation escalation;
        private Optional<Instant> exhaustedAt = Optional.empty();
        private Instant now;

        Play(PagingRules rules, Facts facts, Routing routing, Instant at) {
            AtomicLong lastId = new AtomicLong();
            this.policy = new PagingPolicy(rules, () -> new UUID(0, lastId.incrementAndGet()));
            this.contacting = new Contacting(rules, () -> new UUID(0, lastId.incrementAndGet()));
            this.routing = routing;
            this.now = at;
            take(policy.detected(facts, at));
            timers.clear();
            take(policy.confirmed(
                    escalation,
                    facts.severity(),
                    Optional.empty(),
                    facts.type(),
                    routing.roster(),
                    Optional.of(routing),
                    at,
                    at));
        }

        Rehearsal until(Instant end) {
            Optional<Effect> due;
            while ((due = nextUntil(end)).isPresent()) {
                timers.remove(due.get());
                now = dueAt(due.get()).orElseThrow();
                take(fire(due.get()));
            }
            return new Rehearsal(contacts, observers, exhaustedAt, problems);
        }

        private Optional<Effect> nextUntil(Instant end) {
            return timers.stream()
                    .filter(timer -> !dueAt(timer).orElseThrow().isAfter(end))
                    .min((one, other) ->
                            dueAt(one).orElseThrow().compareTo(dueAt(other).orElseThrow()));
        }

        private Decision fire(Effect timer) {
            Roster roster = routing.roster();
            return switch (timer) {
                case Effect.AwaitAcknowledgement wait ->
                    policy.levelPassed(escalation, wait.escalationId(), wait.round(), wait.level(), roster, now);
                case Effect.AwaitContact wait ->
                    contacting.contactDue(escalation, wait.pageId(), wait.plan(), wait.step(), roster, now);
                case Effect.AwaitAnswer wait -> contacting.unanswered(escalation, wait.pageId(), roster, now);
                case Effect.TryAgain again -> policy.tryAgain(escalation, again.escalationId(), roster, now);
                default -> Decision.nothing(escalation, "no timer of a rehearsal");
            };
        }

        private static Optional<Instant> dueAt(Effect effect) {
            return switch (effect) {
                case Effect.AwaitAcknowledgement wait -> Optional.of(wait.until());
                case Effect.AwaitContact wait -> Optional.of(wait.at());
                case Effect.AwaitAnswer wait -> Optional.of(wait.until());
                case Effect.TryAgain again -> Optional.of(again.at());
                default -> Optional.empty();
            };
        }

        private void take(Decision decision) {
            escalation = decision.after();
            for (Effect effect : decision.effects()) {
                switch (effect) {
                    case Effect.HandOver message -> handOver(message);
                    case Effect.Alarm alarm -> alarm(alarm);
                    case Effect.FillRole fill when fill.role() == Role.OBSERVER -> observers.add(fill.person());
                    default -> dueAt(effect).ifPresent(at -> timers.add(effect));
                }
            }
            // Providers take what they are given, after the decision that gave it.
            for (Effect effect : decision.effects()) {
                if (effect instanceof Effect.HandOver message) {
                    escalation = contacting
                            .handedOver(escalation, message.pageId(), message.delivery(), now)
                            .after();
                }
            }
        }

        private void handOver(Effect.HandOver message) {
            Page page = escalation.page(message.pageId()).orElseThrow();
            int place = page.attempts().stream()
                    .filter(attempt -> attempt.delivery().equals(message.delivery()))
                    .findFirst()
                    .orElseThrow()
                    .contact();
            Severity severity = escalation.facts().severity();
            Optional<Pace> pace = message.contact().pace().filter(own -> own.holds(severity));
            contacts.add(new Planned(
                    now,
                    pace.map(own -> own.due(severity, now)).orElse(now),
                    pace.flatMap(Pace::perMinute),
                    page,
                    place,
                    message.contact()));
        }

        private void alarm(Effect.Alarm alarm) {
            if (alarm.kind() == Effect.Alarm.Kind.EXHAUSTED) {
                exhaustedAt = exhaustedAt.or(() -> Optional.of(now));
            } else if (!problems.contains(alarm.problem())) {
                problems.add(alarm.problem());
            }
        }
    }
}
