package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.admin.NotifyAdmins;
import io.muster.escalation.people.Directory;
import io.muster.escalation.people.People;
import io.muster.escalation.roles.AssignRole;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** One step of an escalation: take one's turn, load, decide, and write down everything that follows. */
@ApplicationScoped
public class Escalator {

    private final UnitOfWork unitOfWork;
    private final IncidentGate gate;
    private final Escalations escalations;
    private final People people;
    private final Directory directory;
    private final PageLinks links;
    private final PageMessages messages;
    private final KeptAlerts kept;
    private final PagingTimers timers;
    private final AssignRole roles;
    private final WordOfComing coming;
    private final NotifyAdmins admins;
    private final Outbox outbox;
    private final Signs signs;
    private final EscalationConfig config;
    private final Clock clock;

    Escalator(
            UnitOfWork unitOfWork,
            IncidentGate gate,
            Escalations escalations,
            People people,
            Directory directory,
            PageLinks links,
            PageMessages messages,
            KeptAlerts kept,
            PagingTimers timers,
            AssignRole roles,
            WordOfComing coming,
            NotifyAdmins admins,
            Outbox outbox,
            Signs signs,
            EscalationConfig config,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.gate = gate;
        this.escalations = escalations;
        this.people = people;
        this.directory = directory;
        this.links = links;
        this.messages = messages;
        this.kept = kept;
        this.timers = timers;
        this.roles = roles;
        this.coming = coming;
        this.admins = admins;
        this.outbox = outbox;
        this.signs = signs;
        this.config = config;
        this.clock = clock;
    }

    /** Decides by the rule and writes down what follows; joins a transaction that is open. */
    Uni<Decision> step(UUID incidentId, Function<Optional<Escalation>, Uni<Decision>> rule) {
        return unitOfWork.run(() -> enter(incidentId).chain(found -> decide(found, rule)));
    }

    private Uni<Optional<Escalation>> enter(UUID incidentId) {
        return gate.enter(incidentId).chain(() -> escalations.find(incidentId));
    }

    /** For steps of several incidents that follow in the caller's transaction. */
    Uni<Void> enterTogether(Collection<UUID> incidentIds) {
        return gate.enterAll(incidentIds).chain(() -> escalations.findTogether(incidentIds));
    }

    private Uni<Decision> decide(Optional<Escalation> found, Function<Optional<Escalation>, Uni<Decision>> rule) {
        return rule.apply(found)
                .call(decision -> hurry(found, decision.after()))
                .call(decision -> carryOut(found, decision))
                .invoke(this::tell);
    }

    /** As {@link #step} for an incident that must be known. */
    Uni<Decision> stepKnown(UUID incidentId, Function<Escalation, Uni<Decision>> rule) {
        return step(incidentId, found -> rule.apply(found.orElseThrow(() -> PagingProblem.unknown(incidentId))));
    }

    /** As {@link #step}, and nothing at all for an incident that is not known. */
    Uni<Void> stepIfKnown(UUID incidentId, Function<Escalation, Uni<Decision>> rule) {
        return unitOfWork.run(() -> enter(incidentId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : decide(found, known -> rule.apply(known.orElseThrow()))
                                .replaceWithVoid()));
    }

    /** What was decided while it was no SEV1 waits for nothing any more. */
    private Uni<Void> hurry(Optional<Escalation> before, Escalation after) {
        boolean raised = after.facts().severity() == Severity.SEV1
                && before.filter(known -> known.facts().severity() != Severity.SEV1)
                        .isPresent();
        return raised ? messages.hurry(after.incidentId()) : Uni.createFrom().voidItem();
    }

    private Uni<Void> carryOut(Optional<Escalation> before, Decision decision) {
        return escalations
                .save(before, decision.after())
                .chain(() -> tellOthers(decision))
                .chain(() -> tellKept(decision))
                .chain(() -> InTurn.each(decision.effects(), effect -> carryOut(effect, decision.after())));
    }

    /** No other stage hears of a test page. */
    private Uni<Void> tellOthers(Decision decision) {
        return decision.after().facts().test()
                ? Uni.createFrom().voidItem()
                : outbox.append(decision.events()).replaceWithVoid();
    }

    /** Nobody goes on being asked by a system that pages were handed over to. */
    private Uni<Void> tellKept(Decision decision) {
        Escalation after = decision.after();
        return InTurn.each(
                after.pages(),
                page -> after.wordOn(page)
                        .map(word -> kept.say(word, after.incidentId(), page, decision.reason()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> carryOut(Effect effect, Escalation after) {
        return switch (effect) {
            case Effect.AwaitVerdict wait -> timers.set(wait);
            case Effect.AwaitAcknowledgement wait -> timers.set(wait);
            case Effect.AwaitContact wait -> timers.set(wait);
            case Effect.AwaitAnswer wait -> timers.set(wait);
            case Effect.AwaitTaken wait -> timers.set(wait);
            case Effect.AwaitEnd wait -> timers.set(wait);
            case Effect.TryAgain again -> timers.set(again);
            case Effect.Proved(String person, String fingerprint) ->
                directory.proved(person, fingerprint, clock.instant());
            case Effect.TakeTurn(String policy, int by) -> escalations.takeTurn(policy, by);
            case Effect.FillRole fill -> after.facts().test() ? Uni.createFrom().voidItem() : fill(fill, after);
            case Effect.VacateRoles(UUID incidentId, Set<Role> held, String person, String reason) ->
                after.facts().test()
                        ? Uni.createFrom().voidItem()
                        : roles.vacate(incidentId, held, person, PagingDraft.POLICY, reason);
            case Effect.NoteAttendance(ResponderJoined said) ->
                after.facts().test()
                        ? Uni.createFrom().voidItem()
                        : unitOfWork.writeRows().chain(() -> coming.note(said));
            case Effect.HandOver handOver -> send(handOver, after);
            case Effect.Withdraw(UUID pageId) -> messages.withdraw(pageId);
            case Effect.Alarm(Effect.Alarm.Kind kind, UUID ignored, String problem) ->
                kind == Effect.Alarm.Kind.HELD
                        ? tellAdmins(problem, after.facts())
                        : Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> tellAdmins(String problem, Facts facts) {
        String what = "%s (incident %s), %s: %s".formatted(facts.label(), facts.incidentId(), facts.what(), problem);
        return admins.of(what, Optional.of(facts.incidentId()));
    }

    /** Who holds a role is kept beside the escalation, which has to be there. */
    private Uni<Void> fill(Effect.FillRole fill, Escalation after) {
        return unitOfWork
                .writeRows()
                .chain(() -> roles.fill(
                        fill.incidentId(),
                        fill.role(),
                        fill.person(),
                        PagingDraft.POLICY,
                        fill.reason(),
                        () -> coming.cannotCome(fill.incidentId()).map(said -> {
                            Map<String, Instant> unable = new HashMap<>(after.unableFor(fill.role(), said));
                            unable.putAll(fill.insteadOf());
                            return unable;
                        })));
    }

    private Uni<Void> send(Effect.HandOver handOver, Escalation after) {
        Page page = after.page(handOver.pageId()).orElseThrow();
        String token = Secrets.randomToken();
        Instant expiry = clock.instant().plus(config.linkLifetime());
        PageLink link = new PageLink(Secrets.sha256(token), page.id(), page.person(), expiry);
        String address = PageLink.address(config.publicUrl(), token);
        return links.add(link)
                .chain(() -> (after.isCanary()
                                ? Uni.createFrom().item(Optional.of(CanaryPages.NOBODY))
                                : people.find(page.person()))
                        .chain(person -> messages.send(new PageMessage(
                                handOver.delivery(),
                                after.facts(),
                                page,
                                after.isFirst(page),
                                person.orElseThrow(
                                        () -> new IllegalStateException("paged, but gone: " + page.person())),
                                handOver.contact(),
                                address))));
    }

    private void tell(Decision decision) {
        if (!decision.after().isCanary()) {
            unitOfWork.afterCommit(new Object(), () -> signs.of(decision));
        }
    }
}
