package io.muster.triage.playbook;

import io.muster.contracts.Refusal;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.durable.UnitOfWork;
import io.muster.triage.notes.Checklist;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The written process, findable by everyone (R5), and its versions (R18). */
@ApplicationScoped
public class KeepPlaybooks {

    private final UnitOfWork unitOfWork;
    private final Playbooks playbooks;
    private final Clock clock;

    KeepPlaybooks(UnitOfWork unitOfWork, Playbooks playbooks, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** Those in force that say all the words and are for the type; null asks for nothing. */
    public Uni<List<Playbook>> search(String words, IncidentType type) {
        return unitOfWork.run(() -> playbooks
                .inForce()
                .map(all -> all.stream()
                        .filter(playbook -> playbook.says(words))
                        .filter(playbook -> type == null || playbook.type() == type)
                        .toList()));
    }

    /** @param version 0 for the one in force. Fails with {@code playbook-unknown} (404) */
    public Uni<Playbook> get(String key, int version) {
        return unitOfWork.run(() -> (version == 0 ? current(key) : playbooks.find(key, version))
                .map(found -> found.orElseThrow(() ->
                        new Refusal(PlaybookProblem.PLAYBOOK_UNKNOWN, "No playbook has the key %s.".formatted(key)))));
    }

    /**
     * Puts a new version in force, or a new playbook. Incidents keep the version that is attached to them.
     *
     * @param proposed its version is the one it was made from, so that nobody's change is overwritten, and 0 for a new
     *     one; fails with {@code playbook-outdated} (409) when another one is in force, with {@code
     *     playbook-item-doubled} (422), and with {@code playbook-type-taken} (409) when another playbook is for the type
     */
    public Uni<Playbook> change(Playbook proposed, String by) {
        refuseDoubled(proposed.checklist());
        return unitOfWork.run(() -> playbooks.inForceForChange().flatMap(all -> {
            refuseTaken(all, proposed);
            int current = all.stream()
                    .filter(playbook -> playbook.key().equals(proposed.key()))
                    .map(Playbook::version)
                    .findFirst()
                    .orElse(0);
            refuseOutdated(proposed.version(), current);
            var next = new Playbook(
                    proposed.key(),
                    current + 1,
                    proposed.type(),
                    proposed.title(),
                    proposed.body(),
                    proposed.checklist(),
                    by,
                    clock.instant());
            return playbooks.add(next).replaceWith(next);
        }));
    }

    private Uni<Optional<Playbook>> current(String key) {
        return playbooks
                .inForce()
                .map(all -> all.stream()
                        .filter(playbook -> playbook.key().equals(key))
                        .findFirst());
    }

    private static void refuseDoubled(List<Checklist.Item> checklist) {
        var seen = new HashSet<String>();
        for (var item : checklist) {
            if (!seen.add(item.key())) {
                throw new Refusal(PlaybookProblem.PLAYBOOK_DOUBLED, "Two items have the key %s.".formatted(item.key()));
            }
        }
    }

    private static void refuseOutdated(int base, int current) {
        if (base != current) {
            throw new Refusal(
                    PlaybookProblem.PLAYBOOK_OUTDATED,
                    current == 0
                            ? "There is none with that key; a new one is made from no version."
                            : "Version %d is in force; name the version it was made from.".formatted(current),
                    null,
                    Map.of("version", current));
        }
    }

    private static void refuseTaken(List<Playbook> all, Playbook proposed) {
        all.stream()
                .filter(other -> proposed.type() != null && other.type() == proposed.type())
                .filter(other -> !other.key().equals(proposed.key()))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(PlaybookProblem.PLAYBOOK_TAKEN, "%s is for that type.".formatted(other.title()));
                });
    }
}
