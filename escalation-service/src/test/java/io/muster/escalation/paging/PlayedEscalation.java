package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One escalation as it is played, and all that followed from what was decided.
 *
 * @param <S> what each step gives back
 */
abstract class PlayedEscalation<S extends PlayedEscalation<S>> extends OnCallSetup<S> {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    final List<Effect> timers = new ArrayList<>();
    final List<Effect.AwaitTaken> waiting = new ArrayList<>();
    final MessagesUnderWay messages = new MessagesUnderWay();

    /** A message that was given to its channel. */
    record Sent(Instant at, String address) {}

    final List<Sent> sent = new ArrayList<>();

    /** What providers took, and when. */
    final List<Sent> taken = new ArrayList<>();

    final UUID incident = new UUID(7, 7);
    final List<EscalationEvent> events = new ArrayList<>();
    final List<Effect.Alarm> alarms = new ArrayList<>();
    final List<Effect.Proved> proofs = new ArrayList<>();
    final List<UUID> withdrawn = new ArrayList<>();
    final Map<String, Attendance> attendance = new HashMap<>();

    /** Who said of the whole incident that they cannot come, and has not answered since. */
    final Set<String> left = new HashSet<>();

    /** Who said that they cannot come and answered after that. */
    final Set<String> cameAfterAll = new HashSet<>();

    final Map<Role, String> roles = new HashMap<>();
    Escalation escalation;
    String lastReason = "";
    Instant now = START;

    /** Addresses of the messages that would still go out. */
    List<String> onTheWay() {
        return messages.all().stream()
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

    /** What has its time still ahead. */
    List<Effect> pending() {
        return List.copyOf(timers);
    }

    final Optional<Effect> nextTimer(Instant until) {
        return timers.stream()
                .filter(timer -> !dueAt(timer).isAfter(until))
                .min(Comparator.comparing(PlayedEscalation::dueAt));
    }

    static Instant dueAt(Effect timer) {
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

    final S take(Decision decision) {
        escalation = decision.after();
        events.addAll(decision.events());
        decision.events().stream()
                .filter(PageAcknowledged.class::isInstance)
                .map(event -> ((PageAcknowledged) event).person())
                .forEach(person -> {
                    cameAfterAll.add(person);
                    left.remove(person);
                });
        decision.effects().forEach(this::carryOut);
        return self();
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.HandOver message -> handOver(message);
            case Effect.FillRole fill ->
                roles.merge(
                        fill.role(),
                        fill.person(),
                        (held, next) -> fill.insteadOf().containsKey(held) || left.contains(held) ? next : held);
            case Effect.VacateRoles(var ignored, Set<Role> held, String person, String reason) ->
                held.forEach(role -> roles.remove(role, person));
            case Effect.Alarm alarm -> alarms.add(alarm);
            case Effect.NoteAttendance(ResponderJoined said) -> {
                attendance.put(said.person(), said.attendance());
                cameAfterAll.remove(said.person());
            }
            case Effect.Withdraw withdraw -> withdrawn.add(withdraw.pageId());
            case Effect.TakeTurn take -> turn += take.by();
            case Effect.AwaitTaken wait -> waiting.add(wait);
            case Effect.Proved proof -> proofs.add(proof);
            default -> timers.add(effect);
        }
    }

    private void handOver(Effect.HandOver message) {
        messages.add(message, escalation.facts().severity(), now);
        sent.add(new Sent(now, message.contact().address()));
    }
}
