package io.muster.escalation.roles;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventContext;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.people.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Use case: giving roles, by rule and by hand. */
@ApplicationScoped
public class AssignRole {

    private final UnitOfWork unitOfWork;
    private final IncidentGate gate;
    private final RoleAssignments assignments;
    private final Directory directory;
    private final WordOfRoles word;
    private final Outbox outbox;
    private final Clock clock;

    AssignRole(
            UnitOfWork unitOfWork,
            IncidentGate gate,
            RoleAssignments assignments,
            Directory directory,
            WordOfRoles word,
            Outbox outbox,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.gate = gate;
        this.assignments = assignments;
        this.directory = directory;
        this.word = word;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The person takes the role unless somebody holds it; a role of many, unless they do. Joins the caller's transaction,
     * which has entered the gate.
     *
     * @param insteadOf who cannot come for the role, and since when: who has had it for longer does not keep it. Asked for only
     *     where somebody holds it
     */
    public Uni<Void> fill(
            UUID incidentId,
            Role role,
            String person,
            Actor by,
            String reason,
            Supplier<Uni<Map<String, Instant>>> insteadOf) {
        return holder(incidentId, role, person)
                .chain(held -> keeps(role, held, insteadOf)
                        .chain(keeps -> keeps
                                ? Uni.createFrom().voidItem()
                                : assign(incidentId, role, person, by, reason, held)
                                        .replaceWithVoid()));
    }

    /**
     * Nobody holds those of the roles that are the person's any more, until somebody answers for them. Joins the caller's
     * transaction, which has entered the gate.
     *
     * @param held roles that one person holds
     */
    public Uni<Void> vacate(UUID incidentId, Set<Role> held, String person, Actor by, String reason) {
        return assignments
                .of(incidentId)
                .map(all -> all.stream()
                        .filter(one -> held.contains(one.role()) && one.person().equals(person))
                        .toList())
                .chain(gone -> InTurn.each(gone, one -> vacate(one, by, reason)));
    }

    private Uni<Void> vacate(RoleAssignment gone, Actor by, String reason) {
        EventContext context = EventContext.internal(gone.incidentId(), clock.instant(), by, reason);
        return assignments
                .remove(gone)
                .chain(() -> outbox.append(new RoleAssigned(context, gone.role(), null, gone.person())))
                .replaceWithVoid();
    }

    private static Uni<Boolean> keeps(
            Role role, Optional<RoleAssignment> held, Supplier<Uni<Map<String, Instant>>> insteadOf) {
        return held.isEmpty() || role.isOfMany()
                ? Uni.createFrom().item(held.isPresent())
                : insteadOf.get().map(unable -> !held.get().isUnableBy(unable));
    }

    /**
     * Somebody gives or takes a role, and whoever is asked for it is told. Saying what is already so changes nothing. Whoever takes one is signed in and so
     * exists; whoever is given one has to be known here.
     *
     * @throws Refusal when the giver may not, or nobody has the person's id
     */
    public Uni<RoleAssignment> byHand(UUID incidentId, Role role, String person, RolePolicy.Giver giver, Actor actor) {
        return unitOfWork.run(() -> gate.enterKnown(incidentId)
                .chain(() -> assignments.find(incidentId, Role.COMMANDER))
                .map(commander -> allow(incidentId, role, person, giver, commander))
                .call(() -> requireKnown(incidentId, person, giver))
                .chain(verdict -> holder(incidentId, role, person)
                        .chain(held ->
                                held.filter(h -> h.person().equals(person)).isPresent()
                                        ? stays(held.get(), actor)
                                        : assign(incidentId, role, person, actor, verdict.reason(), held)
                                                .call(() -> word.given(incidentId, role, person, actor)))));
    }

    /** Who takes what a rule had given them has come for it. */
    private Uni<RoleAssignment> stays(RoleAssignment held, Actor by) {
        Uni<RoleAssignment> same = Uni.createFrom().item(held);
        return by.id().equals(held.person())
                ? same.call(() -> word.given(held.incidentId(), held.role(), held.person(), by))
                : same;
    }

    /** Who holds what the person is to hold; of a role of many only the person, since nobody else gives it up. */
    private Uni<Optional<RoleAssignment>> holder(UUID incidentId, Role role, String person) {
        return role.isOfMany() ? assignments.find(incidentId, role, person) : assignments.find(incidentId, role);
    }

    private static RolePolicy.Verdict allow(
            UUID incidentId, Role role, String person, RolePolicy.Giver giver, Optional<RoleAssignment> commander) {
        RolePolicy.Verdict verdict = RolePolicy.mayGive(giver, role, person, commander.map(RoleAssignment::person));
        if (!verdict.allowed()) {
            throw new Refusal(RoleProblem.NOT_YOURS_TO_GIVE, verdict.reason(), incidentId);
        }
        return verdict;
    }

    private Uni<Void> requireKnown(UUID incidentId, String person, RolePolicy.Giver giver) {
        Set<String> others = giver.id().equals(person) ? Set.of() : Set.of(person);
        return directory
                .unknownPeople(others)
                .invoke(missing -> {
                    if (!missing.isEmpty()) {
                        throw new Refusal(RoleProblem.UNKNOWN_PERSON, missing.getFirst(), incidentId);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<RoleAssignment> assign(
            UUID incidentId, Role role, String person, Actor by, String reason, Optional<RoleAssignment> previous) {
        RoleAssignment assignment = new RoleAssignment(incidentId, role, person, clock.instant(), by.id());
        RoleAssigned event = new RoleAssigned(
                EventContext.internal(incidentId, assignment.since(), by, reason),
                role,
                person,
                previous.map(RoleAssignment::person).orElse(null));
        return assignments.save(assignment).chain(() -> outbox.append(event)).replaceWith(assignment);
    }
}
