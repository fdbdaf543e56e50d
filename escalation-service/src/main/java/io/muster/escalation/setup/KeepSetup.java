package io.muster.escalation.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.Keys;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Use case: people, schedules and policies as one file. All of it is kept, or nothing; keeping it again changes nothing. */
@ApplicationScoped
public class KeepSetup {

    /** In one file; the transaction that keeps it has seconds. */
    private static final int MOST = 1_000;

    /** As many are written at once, and then no more compared with what follows. */
    private static final int TOGETHER = 50;

    private final UnitOfWork unitOfWork;
    private final List<SetupSection> sections;
    private final PruneSetup pruner;
    private final SetupOrigins origins;
    private final Clock clock;

    KeepSetup(
            UnitOfWork unitOfWork,
            @All List<SetupSection> sections,
            PruneSetup pruner,
            SetupOrigins origins,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(SetupSection::order))
                .toList();
        this.pruner = pruner;
        this.origins = origins;
        this.clock = clock;
    }

    /** Carries a difference out of a transaction that is not to be kept. */
    private static final class OnlyTried extends RuntimeException {

        private final transient SetupDifference difference;

        OnlyTried(SetupDifference difference) {
            super("only tried", null, false, false);
            this.difference = difference;
        }
    }

    /**
     * How a file is kept.
     *
     * @param owner whose file it is, where there are several
     * @param prune whether what was created by the owner's file, and this one does not name any more, is removed
     * @param dryRun whether to tell the difference only
     */
    public record How(String owner, boolean prune, boolean dryRun) {}

    /** Everything there is, section by section; no secrets. */
    public Uni<Map<String, Map<String, JsonNode>>> export() {
        return unitOfWork.run(this::everything);
    }

    /**
     * @param how what is done with what it does not name
     * @throws Refusal when any part of it cannot be used or names what neither the file nor the service has, or when what
     *     is to be removed is still needed
     */
    public Uni<SetupDifference> keep(JsonNode file, How how) {
        requireKnownSections(file);
        return unitOfWork
                .run(() -> everything()
                        .chain(before -> keepEach(file)
                                .chain(this::everything)
                                .chain(after -> pruned(file, how, after)
                                        .map(removed -> difference(file, before, after, removed)))
                                .call(difference -> note(difference, how.owner()))
                                .invoke(difference -> {
                                    if (how.dryRun()) {
                                        throw new OnlyTried(difference);
                                    }
                                })))
                .onFailure(OnlyTried.class)
                .recoverWithItem(tried -> ((OnlyTried) tried).difference);
    }

    /** The keys that there are in a section. @throws Refusal when there is no such section */
    public Uni<List<String>> keys(String section) {
        return unitOfWork
                .run(() -> section(section).export())
                .map(things -> things.keySet().stream().sorted().toList());
    }

    /** @throws Refusal when there is no such thing, or anything still needs it */
    public Uni<Void> remove(String section, String key) {
        return unitOfWork.run(() -> everything().chain(all -> pruner.removeOne(section + "/" + key, all)));
    }

    private SetupSection section(String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(SetupProblem.UNKNOWN_PART, "There is no section '" + name + "'"));
    }

    private Uni<List<String>> pruned(JsonNode file, How how, Map<String, Map<String, JsonNode>> everything) {
        return how.prune()
                ? pruner.prune(file, how.owner(), everything)
                : Uni.createFrom().item(List.of());
    }

    private Uni<Void> note(SetupDifference difference, String owner) {
        List<String> kept = new ArrayList<>(difference.changed());
        kept.addAll(difference.same());
        return origins.created(difference.created(), owner, clock.instant()).chain(() -> origins.kept(kept, owner));
    }

    private void requireKnownSections(JsonNode file) {
        List<String> known = sections.stream().map(SetupSection::name).toList();
        if (!file.isObject()) {
            throw new Refusal(SetupProblem.INVALID_SETUP, "It has sections: " + known);
        }
        file.properties().forEach(section -> {
            String name = section.getKey();
            if (!known.contains(name)) {
                throw new Refusal(SetupProblem.INVALID_SETUP, "There is no section '" + name + "', only " + known);
            }
            if (!section.getValue().isObject() && !section.getValue().isNull()) {
                throw new Refusal(SetupProblem.INVALID_SETUP, name + " is no list: it has what it holds by its key");
            }
        });
        int things = file.properties().stream()
                .mapToInt(section -> section.getValue().size())
                .sum();
        if (things > MOST) {
            throw new Refusal(
                    SetupProblem.INVALID_SETUP,
                    "It names " + things + " things; a file has at most " + MOST
                            + ", several files tell apart by owner");
        }
    }

    private Uni<Void> keepEach(JsonNode file) {
        List<String> problems = new ArrayList<>();
        return Multi.createFrom()
                .iterable(sections)
                .onItem()
                .transformToMultiAndConcatenate(section -> Multi.createFrom()
                        .iterable(file.path(section.name()).properties())
                        .group()
                        .intoLists()
                        .of(TOGETHER)
                        .onItem()
                        .transformToUniAndConcatenate(entries -> keep(section, entries, problems)))
                .collect()
                .last()
                .invoke(() -> {
                    if (!problems.isEmpty()) {
                        throw new Refusal(SetupProblem.INVALID_SETUP, String.join("; ", problems));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> keep(SetupSection section, List<Map.Entry<String, JsonNode>> entries, List<String> problems) {
        return InTurn.each(entries, entry -> keep(section, entry.getKey(), entry.getValue(), problems))
                .chain(last -> unitOfWork.forget());
    }

    /** Goes on after a refusal, so that all that is wrong is told at once. */
    private static Uni<Integer> keep(SetupSection section, String key, JsonNode body, List<String> problems) {
        String where = section.name() + "/" + key + ": ";
        if (!Keys.isUsable(key)) {
            problems.add(section.name() + "/" + key + " " + Keys.MESSAGE);
            return Uni.createFrom().item(0);
        }
        return Uni.createFrom()
                .deferred(() -> section.keep(key, body))
                .invoke(warnings -> warnings.forEach(warning -> problems.add(where + warning)))
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> {
                    problems.add(where + refused.getMessage());
                    return List.of();
                })
                .map(List::size);
    }

    private Uni<Map<String, Map<String, JsonNode>>> everything() {
        Map<String, Map<String, JsonNode>> all = new LinkedHashMap<>();
        return InTurn.each(
                        sections,
                        section -> section.export().map(TreeMap::new).invoke(things -> all.put(section.name(), things)))
                .replaceWith(all);
    }

    private SetupDifference difference(
            JsonNode file,
            Map<String, Map<String, JsonNode>> before,
            Map<String, Map<String, JsonNode>> after,
            List<String> removed) {
        List<String> created = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> same = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        after.forEach((section, things) -> things.forEach((key, body) -> {
            JsonNode old = before.get(section).get(key);
            String name = section + "/" + key;
            if (removed.contains(name)) {
                return;
            }
            if (!file.path(section).has(key)) {
                unnamed.add(name);
            } else if (old == null) {
                created.add(name);
            } else {
                (old.equals(body) ? same : changed).add(name);
            }
        }));
        return new SetupDifference(created, changed, same, unnamed, removed, warnings(file, after));
    }

    private List<String> warnings(JsonNode file, Map<String, Map<String, JsonNode>> after) {
        return sections.stream()
                .flatMap(section -> after.get(section.name()).entrySet().stream()
                        .filter(thing -> file.path(section.name()).has(thing.getKey()))
                        .flatMap(thing -> section.remarks(thing.getKey(), thing.getValue(), after).stream()
                                .map(remark -> section.name() + "/" + thing.getKey() + ": " + remark)))
                .toList();
    }
}
