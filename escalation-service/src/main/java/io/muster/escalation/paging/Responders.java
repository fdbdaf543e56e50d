package io.muster.escalation.paging;

import io.muster.escalation.policy.Level;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the levels of one run ask for: who has come, and whether any of them was reached. Who is asked for a role, for help or
 * at a partner's support desk does not spare them: what reaches those alone has reached nobody who mends anything.
 *
 * @param pages of the run's levels, those for partners among them, in the order in which they were decided
 */
record Responders(Run run, List<Page> pages) {

    static Responders of(Run run, List<Page> all) {
        return new Responders(
                run,
                all.stream()
                        .filter(page -> page.escalationId().equals(run.id())
                                && page.forRole().isEmpty())
                        .toList());
    }

    /** Whether a message reached any of them, or somebody came without one. */
    boolean wereReached() {
        return own().anyMatch(page -> page.wasHandedOver() || page.state() instanceof PageState.Acknowledged);
    }

    /** Everybody who has come. */
    Set<String> came() {
        return own().flatMap(page ->
                        page.state() instanceof PageState.Acknowledged answer ? Stream.of(answer.by()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /** Whether the person has come, and was not asked once more since. */
    boolean hasCome(String person) {
        return pages.stream()
                .anyMatch(page -> page.state() instanceof PageState.Acknowledged answer
                        && answer.by().equals(person)
                        && !isAskedSince(person, answer.at()));
    }

    private boolean isAskedSince(String person, Instant at) {
        return pages.stream()
                .filter(Page::isOpen)
                .anyMatch(
                        page -> page.person().equals(person) && page.decidedAt().isAfter(at));
    }

    /** Whether as many different people have come as the levels ask for that were paged so far. @param level the last one */
    boolean areEnough(int level) {
        int needed = run.policy().levels().subList(0, level).stream()
                .mapToInt(Level::acknowledgements)
                .max()
                .orElse(1);
        return came().size() >= needed;
    }

    private Stream<Page> own() {
        return pages.stream().filter(page -> !page.partner());
    }
}
