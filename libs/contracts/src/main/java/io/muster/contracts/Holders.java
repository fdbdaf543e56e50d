package io.muster.contracts;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who holds which role: one person, or several for a role of many, whoever took it last at the end; and for which roles
 * somebody was sought.
 */
final class Holders {

    private final Map<Role, List<String>> persons = new EnumMap<>(Role.class);
    private final Set<Role> sought = EnumSet.noneOf(Role.class);

    Holders(Map<Role, List<String>> persons, Set<Role> sought) {
        this.persons.putAll(persons);
        this.sought.addAll(sought);
    }

    Map<Role, List<String>> persons() {
        return persons;
    }

    /** The roles that somebody has held or was asked for. */
    Set<Role> sought() {
        return sought;
    }

    void apply(LifecycleEvent event) {
        switch (event) {
            case EscalationEvent.ResponderPaged paged when paged.forRole() != null -> sought.add(paged.forRole());
            case EscalationEvent.RoleAssigned assigned
            when assigned.role() != null -> {
                sought.add(assigned.role());
                assign(assigned);
            }
            default -> {
                // Says nothing about roles.
            }
        }
    }

    private void assign(EscalationEvent.RoleAssigned event) {
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
