package io.muster.escalation.paging;

import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.people.People;
import io.muster.escalation.people.PeopleProblem;
import io.muster.escalation.people.Person;
import io.muster.escalation.policy.EscalationPolicies;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.PolicyProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Use case: pages that prove who is reached, and how. They run through the engine like any other; no stage hears of them. */
@ApplicationScoped
public class TestPages {

    private final UnitOfWork unitOfWork;
    private final Escalator escalator;
    private final EscalationPolicies policies;
    private final People people;
    private final Router router;
    private final PagingPolicy policy;
    private final EscalationConfig config;
    private final Clock clock;

    TestPages(
            UnitOfWork unitOfWork,
            Escalator escalator,
            EscalationPolicies policies,
            People people,
            Router router,
            PagingPolicy policy,
            EscalationConfig config,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.escalator = escalator;
        this.policies = policies;
        this.people = people;
        this.router = router;
        this.policy = policy;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Pages whom level 1 of the policy stands for now.
     *
     * @param by who asks for it
     * @throws Refusal when there is no such policy
     */
    public Uni<Escalation> ofPolicy(String key, String by) {
        return unitOfWork
                .run(() -> policies.find(key)
                        .map(found -> found.orElseThrow(() -> new Refusal(
                                PolicyProblem.UNKNOWN_POLICY, "There is no escalation policy '" + key + "'")))
                        .chain(found -> router.routeBy(found.onlyLevel(1), ""))
                        .chain(routing -> send("Test page by " + by + ": nothing is broken", routing)))
                .map(Decision::after);
    }

    /**
     * Sends a message to one contact; once it is answered from there (not by API), the contact is known to arrive.
     *
     * @param place of the contact in the person's order, counted from 0
     * @throws Refusal when there is no such person or contact
     */
    public Uni<Escalation> ofContact(String personId, int place) {
        return unitOfWork
                .run(() -> people.find(personId)
                        .map(found -> found.orElseThrow(() ->
                                new Refusal(PeopleProblem.UNKNOWN_PERSON, "There is no person '" + personId + "'")))
                        .map(person -> toContact(person, place))
                        .chain(routing -> send("Answer this to confirm that pages reach you here", routing)))
                .map(Decision::after);
    }

    private Routing toContact(Person person, int place) {
        if (place < 0 || place >= person.contacts().size()) {
            throw new Refusal(PeopleProblem.UNKNOWN_CONTACT, person.id() + " has no contact " + (place + 1));
        }
        Map<String, Person> alone = Map.of(person.id(), person.onlyThrough(place));
        return new Routing(
                "",
                Optional.empty(),
                EscalationPolicy.verification(person.id(), config.linkLifetime()),
                0,
                Optional.empty(),
                new Roster(alone, Map.of(), Map.of(), Optional.empty(), List.of()));
    }

    private Uni<Decision> send(String what, Routing routing) {
        Instant now = clock.instant();
        UUID id = Ids.at(now);
        Facts facts = Facts.test(id, what, now, Severity.SEV1).of(routing.service());
        return escalator.step(id, none -> Uni.createFrom().item(policy.testPage(facts, routing, now)));
    }
}
