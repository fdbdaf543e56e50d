package io.muster.contracts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who holds which role: one person, or several for a role of many, whoever took it last at the end. */
final class Holders {

    private final Map<Role, List<String>> persons = new EnumMap<>(Role.class);

    Holders(Map<Role, List<String>> persons) {
        this.persons.putAll(persons);
    }

    Map<Role, List<String>> persons() {
        return persons;
    }

    void assign(EscalationEvent.RoleAssigned event) {
        if (event.role() == null) {
            return;
        }
        if (event.person() == null) {
            persons.computeIfPresent(
                    event.role(), (role, held) -> role.isOfMany() ? without(held, event.previous()) : null);
        } else {
            persons.merge(
                    event.role(),
                    List.of(event.person()),
                    event.role().isOfMany() ? Holders::joined : (old, one) -> one);
        }
    }

    Map<Role, String> newest() {
        Map<Role, String> newest = new EnumMap<>(Role.class);
        persons.forEach((role, all) -> newest.put(role, all.getLast()));
        return newest;
    }

    /** The others hold it still. @return null when nobody does */
    private static List<String> without(List<String> held, String left) {
        List<String> others =
                held.stream().filter(person -> !person.equals(left)).toList();
        return others.isEmpty() ? null : others;
    }

    /** Whoever takes it again has taken it last. */
    private static List<String> joined(List<String> before, List<String> one) {
        return Stream.concat(before.stream().filter(person -> !one.contains(person)), one.stream())
                .toList();
    }
}
