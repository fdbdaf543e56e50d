package io.muster.escalation.people;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.Kept;
import io.muster.escalation.policy.EscalationPolicies;
import io.muster.web.Flaws;
import io.muster.web.SecretBox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Use case: keeping people with their contacts, teams and services. */
@ApplicationScoped
public class Directory {

    private final UnitOfWork unitOfWork;
    private final People people;
    private final Teams teams;
    private final Services services;
    private final EscalationPolicies policies;
    private final ContactRules rules;
    private final SecretBox secrets;

    Directory(
            UnitOfWork unitOfWork,
            People people,
            Teams teams,
            Services services,
            EscalationPolicies policies,
            ContactRules rules,
            SecretBox secrets) {
        this.unitOfWork = unitOfWork;
        this.people = people;
        this.teams = teams;
        this.services = services;
        this.policies = policies;
        this.rules = rules;
        this.secrets = secrets;
    }

    /**
     * A contact as it is entered.
     *
     * @param secret empty keeps the one that is stored for the same address
     * @param pace empty leaves it to the channel
     */
    public record NewContact(String kind, String address, Optional<String> secret, Optional<Pace> pace) {}

    /**
     * A person as entered. A contact keeps its secret and its proof that it arrives for as long as its address stays,
     * which is sealed where it is a secret by itself.
     *
     * @param quietHours when the person is left alone, but for a SEV1
     * @param partner name of the partner whose support desk it is; empty for the company's own people
     */
    public record NewPerson(
            String id,
            String name,
            ZoneId timeZone,
            List<NewContact> contacts,
            List<ContactRule> rules,
            Optional<QuietHours> quietHours,
            Optional<String> partner) {}

    /** @throws Refusal when no channel could use one of the contacts, or a rule names none of them */
    public Uni<Person> save(NewPerson wanted) {
        return unitOfWork.run(() ->
                people.find(wanted.id()).map(before -> person(wanted, before)).call(people::save));
    }

    /**
     * How somebody whom we know is reached from now on; who they are stays.
     *
     * @throws Refusal when there is no such person, no channel could use one of the contacts, or a rule names none of them
     */
    public Uni<Person> reach(
            String id, List<NewContact> contacts, List<ContactRule> byRule, Optional<QuietHours> quiet) {
        return unitOfWork.run(() -> stored(id)
                .map(before -> person(
                        new NewPerson(id, before.name(), before.timeZone(), contacts, byRule, quiet, before.partner()),
                        Optional.of(before)))
                .call(people::save));
    }

    private Person person(NewPerson wanted, Optional<Person> before) {
        try {
            return new Person(
                    wanted.id(),
                    wanted.name(),
                    wanted.timeZone(),
                    wanted.contacts().stream()
                            .map(contact -> accept(contact, before))
                            .toList(),
                    wanted.rules(),
                    wanted.quietHours(),
                    wanted.partner());
        } catch (IllegalArgumentException e) {
            throw new Refusal(PeopleProblem.UNUSABLE_RULE, "The person cannot be used: " + Flaws.of(e));
        }
    }

    /**
     * One more contact, after the others; one that there is already stays where it is.
     *
     * @return its place in the person's order, counted from 0
     * @throws Refusal when there is no such person, or no channel could use the contact
     */
    public Uni<Integer> addContact(String id, NewContact contact) {
        String shown = shown(contact.kind(), contact.address());
        return unitOfWork.run(() -> stored(id).chain(person -> {
            List<Contact> contacts = new ArrayList<>(person.contacts());
            for (int place = 0; place < contacts.size(); place++) {
                Contact known = contacts.get(place);
                if (known.kind().equals(contact.kind())
                        && shown(known.kind(), known.address()).equals(shown)) {
                    return Uni.createFrom().item(place);
                }
            }
            contacts.add(accept(contact, Optional.of(person)));
            return people.save(person.with(contacts)).replaceWith(contacts.size() - 1);
        }));
    }

    private Contact accept(NewContact contact, Optional<Person> before) {
        String shown = shown(contact.kind(), contact.address());
        Optional<Contact> known = before.stream()
                .flatMap(person -> person.contacts().stream())
                .filter(stored -> stored.kind().equals(contact.kind())
                        && shown(stored.kind(), stored.address()).equals(shown))
                .findFirst();
        String address = addressOf(contact, known);
        Optional<String> stored = known.flatMap(Contact::sealedSecret);
        Optional<String> secret = contact.secret().or(() -> stored.map(secrets::open));
        rules.objection(contact.kind(), address, secret).ifPresent(objection -> {
            throw new Refusal(PeopleProblem.UNUSABLE_CONTACT, objection);
        });
        requireBundling(contact);
        Optional<String> sealedAddress = known.flatMap(Contact::sealedAddress)
                .or(() -> rules.hiddenName(contact.kind(), address).map(name -> secrets.seal(address)));
        return new Contact(
                contact.kind(),
                shown,
                sealedAddress,
                contact.secret().map(secrets::seal).or(() -> stored),
                known.flatMap(Contact::verifiedAt),
                contact.pace());
    }

    private String shown(String kind, String address) {
        return rules.hiddenName(kind, address).orElse(address);
    }

    /** A hidden address may be given by its name, as it was shown, while it is stored. */
    private String addressOf(NewContact contact, Optional<Contact> known) {
        if (!HiddenAddress.isName(contact.address())) {
            return contact.address();
        }
        return known.flatMap(Contact::sealedAddress)
                .map(secrets::open)
                .orElseThrow(() -> new Refusal(
                        PeopleProblem.UNUSABLE_CONTACT,
                        "'" + contact.address() + "' only names an address that is not stored here; give the address"));
    }

    /** The person without addresses that are secrets, whenever they were entered. */
    public Person shown(Person person) {
        return person.with(person.contacts().stream()
                .map(contact -> new Contact(
                        contact.kind(),
                        shown(contact.kind(), contact.address()),
                        contact.sealedAddress(),
                        contact.sealedSecret(),
                        contact.verifiedAt(),
                        contact.pace()))
                .toList());
    }

    private void requireBundling(NewContact contact) {
        boolean ignored = contact.pace()
                .filter(own -> !rules.pace(contact.kind(), Optional.of(own)).equals(own))
                .isPresent();
        if (ignored) {
            throw new Refusal(
                    PeopleProblem.UNUSABLE_CONTACT,
                    "The channel '" + contact.kind() + "' carries every page on its own, so that none can wait");
        }
    }

    /**
     * What was sent to one of the person's contacts has come back: it arrives. Joins the caller's transaction; changes
     * nothing when the person no longer has a contact of that address.
     *
     * @param fingerprint {@link Contact#fingerprint()} of where the message went
     */
    public Uni<Void> proved(String id, String fingerprint, Instant at) {
        return people.find(id)
                .chain(found -> found.map(person -> people.save(person.proved(fingerprint, at)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The person as may be shown. @throws Refusal when there is no such person */
    public Uni<Person> person(String id) {
        return unitOfWork.run(() -> stored(id)).map(this::shown);
    }

    private Uni<Person> stored(String id) {
        return people.find(id)
                .map(found ->
                        found.orElseThrow(unknown(PeopleProblem.UNKNOWN_PERSON, "There is no person '" + id + "'")));
    }

    public Uni<Kept<Team>> save(Team team) {
        return unitOfWork.run(() -> teams.save(team).chain(() -> checked(team)));
    }

    /** @throws Refusal when there is no such team */
    public Uni<Kept<Team>> team(String key) {
        return unitOfWork.run(() -> teams.find(key)
                .map(found -> found.orElseThrow(unknown(PeopleProblem.UNKNOWN_TEAM, "There is no team '" + key + "'")))
                .chain(this::checked));
    }

    private Uni<Kept<Team>> checked(Team team) {
        Set<String> named = new LinkedHashSet<>(team.members());
        team.lead().ifPresent(named::add);
        return unknownPeople(named).map(missing -> new Kept<>(team, missing, team.remarks()));
    }

    public Uni<Kept<Service>> save(Service service) {
        return unitOfWork.run(() -> services.save(service).chain(() -> checked(service)));
    }

    /** @throws Refusal when there is no such service */
    public Uni<Kept<Service>> service(String key) {
        return unitOfWork.run(() -> services.find(key)
                .map(found ->
                        found.orElseThrow(unknown(PeopleProblem.UNKNOWN_SERVICE, "There is no service '" + key + "'")))
                .chain(this::checked));
    }

    private Uni<Kept<Service>> checked(Service service) {
        List<String> warnings = new ArrayList<>();
        return teams.find(service.team())
                .invoke(team -> warnIfMissing(team, "team " + service.team(), warnings))
                .chain(() -> policies.find(service.policy()))
                .invoke(policy -> warnIfMissing(policy, "policy " + service.policy(), warnings))
                .map(ignored -> new Kept<>(service, warnings));
    }

    /** One warning for each of the ids that nobody has; joins the caller's transaction. */
    public Uni<List<String>> unknownPeople(Set<String> ids) {
        return people.findAll(ids).map(found -> {
            Set<String> missing = new LinkedHashSet<>(ids);
            found.forEach(person -> missing.remove(person.id()));
            return missing.stream()
                    .map(id -> "person " + id + " does not exist")
                    .toList();
        });
    }

    /** Those of the ids that are partners' support desks; joins the caller's transaction. */
    public Uni<Set<String>> desksAmong(Set<String> ids) {
        return people.findAll(ids)
                .map(found -> found.stream()
                        .filter(person -> person.partner().isPresent())
                        .map(Person::id)
                        .collect(Collectors.toSet()));
    }

    /** One warning for each of the keys that no team has; joins the caller's transaction. */
    public Uni<List<String>> unknownTeams(Set<String> keys) {
        return teams.findAll(keys).map(found -> {
            Set<String> missing = new LinkedHashSet<>(keys);
            found.forEach(team -> missing.remove(team.key()));
            return missing.stream()
                    .map(key -> "team " + key + " does not exist")
                    .toList();
        });
    }

    private static void warnIfMissing(Optional<?> found, String what, List<String> warnings) {
        if (found.isEmpty()) {
            warnings.add(what + " does not exist");
        }
    }

    private static Supplier<Refusal> unknown(PeopleProblem problem, String detail) {
        return () -> new Refusal(problem, detail);
    }
}
