package io.muster.escalation.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Refusal;
import io.muster.durable.loop.InTurn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what the file no longer names, of what a file has created, or one thing by name. Nothing is removed that somebody still needs. Joins the
 * caller's transaction.
 */
@ApplicationScoped
class PruneSetup {

    private final List<SetupSection> sections;
    private final SetupOrigins origins;
    private final List<Dependants> dependants;

    PruneSetup(@All List<SetupSection> sections, SetupOrigins origins, @All List<Dependants> dependants) {
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(SetupSection::order).reversed())
                .toList();
        this.origins = origins;
        this.dependants = dependants;
    }

    /** One thing that there is. */
    private record Thing(SetupSection section, String key, JsonNode body) {
        String name() {
            return section.name() + "/" + key;
        }
    }

    /**
     * @param owner whose file it is
     * @param everything that there is, section by section
     * @return what was removed, each as {@code section/key}
     * @throws Refusal when a running escalation or something that stays needs any of it
     */
    Uni<List<String>> prune(JsonNode file, String owner, Map<String, Map<String, JsonNode>> everything) {
        return origins.of(owner).chain(created -> {
            List<Thing> all = things(everything);
            List<Thing> gone = all.stream()
                    .filter(thing -> created.contains(thing.name()))
                    .filter(thing -> !file.path(thing.section().name()).has(thing.key()))
                    .toList();
            return gone.isEmpty() ? Uni.createFrom().item(List.of()) : remove(gone, all);
        });
    }

    /**
     * Whoever made it.
     *
     * @param name as {@code section/key}
     * @throws Refusal when there is none, or when a running escalation or anything else needs it
     */
    Uni<Void> removeOne(String name, Map<String, Map<String, JsonNode>> everything) {
        List<Thing> all = things(everything);
        List<Thing> gone =
                all.stream().filter(thing -> thing.name().equals(name)).toList();
        if (gone.isEmpty()) {
            throw new Refusal(SetupProblem.UNKNOWN_PART, "There is no " + name);
        }
        return remove(gone, all).replaceWithVoid();
    }

    private Uni<List<String>> remove(List<Thing> gone, List<Thing> all) {
        List<Thing> kept = all.stream().filter(thing -> !gone.contains(thing)).toList();
        List<String> names = gone.stream().map(Thing::name).toList();
        return requireUnused(gone)
                .chain(() -> removeEach(gone))
                .chain(() -> requireUnnamed(gone, kept))
                .chain(() -> origins.removed(names))
                .replaceWith(names);
    }

    /** What names others first. */
    private List<Thing> things(Map<String, Map<String, JsonNode>> everything) {
        return sections.stream()
                .flatMap(section -> everything.get(section.name()).entrySet().stream()
                        .map(entry -> new Thing(section, entry.getKey(), entry.getValue())))
                .toList();
    }

    private Uni<Void> requireUnused(List<Thing> gone) {
        Set<String> names = gone.stream().map(Thing::name).collect(Collectors.toSet());
        return neededNow(names)
                .map(needed -> refuseIfAny(names.stream()
                        .sorted()
                        .filter(needed::containsKey)
                        .map(name -> name + " is needed by " + needed.get(name))
                        .toList()));
    }

    private Uni<Map<String, String>> neededNow(Set<String> names) {
        Map<String, String> needed = new HashMap<>();
        return Multi.createFrom()
                .iterable(dependants)
                .onItem()
                .transformToUniAndConcatenate(one -> one.of(names))
                .collect()
                .in(() -> needed, (all, some) -> some.forEach(all::putIfAbsent));
    }

    private static Uni<Void> removeEach(List<Thing> gone) {
        return InTurn.each(gone, thing -> thing.section().remove(thing.key()));
    }

    /** Keeping again what stays tells what it misses. */
    private static Uni<Void> requireUnnamed(List<Thing> gone, List<Thing> kept) {
        Set<String> keys = keysOf(gone);
        List<String> problems = new ArrayList<>();
        return InTurn.each(
                        kept.stream().filter(thing -> mayName(thing, keys)).toList(),
                        thing -> thing.section()
                                .keep(thing.key(), thing.body())
                                .invoke(missed -> missed.stream()
                                        .flatMap(warning -> gone.stream().filter(one -> names(warning, one)))
                                        .forEach(one -> problems.add(one.name() + " is needed by " + thing.name()))))
                .map(done -> refuseIfAny(problems));
    }

    private static Set<String> keysOf(List<Thing> things) {
        return things.stream().map(Thing::key).collect(Collectors.toSet());
    }

    private static boolean mayName(Thing thing, Set<String> keys) {
        String body = thing.body().toString();
        return keys.stream().anyMatch(key -> body.contains("\"" + key + "\""));
    }

    private static boolean names(String warning, Thing gone) {
        return warning.endsWith(" " + gone.key() + " does not exist");
    }

    private static Void refuseIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(SetupProblem.SETUP_IN_USE, String.join("; ", problems));
        }
        return null;
    }
}
