package io.muster.escalation.paging;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
                run, all.stream().filter(page -> page.isOfLevels(run.id())).toList());
    }

    /** Whether a message reached any of them, or somebody came without one. */
    boolean wereReached() {
        return own().anyMatch(page -> page.wasHandedOver() && !page.decidedAt().isBefore(run.answersSince()))
                || !came().isEmpty();
    }

    /** Everybody who has come and whose word still counts, the first to come first. */
    List<String> came() {
        return answers().stream().map(PageState.Acknowledged::by).distinct().toList();
    }

    /** Answers that still count, the first one first. */
    List<PageState.Acknowledged> answers() {
        return own().flatMap(page -> answer(page).stream())
                .sorted(Comparator.comparing(PageState.Acknowledged::at))
                .toList();
    }

    /** Whether the person has come, to a partner's support desk perhaps. */
    boolean hasCome(String person) {
        return pages.stream()
                .flatMap(page -> answer(page).stream())
                .anyMatch(answer -> answer.by().equals(person));
    }

    /** Whether the level asked for the person in a round before. */
    boolean wasAsked(String person, int round, int level) {
        return pages.stream()
                .anyMatch(page -> page.person().equals(person) && page.level() == level && page.round() < round);
    }

    int lastRound() {
        return pages.stream().mapToInt(Page::round).max().orElse(0);
    }

    boolean hasDeclined(String person, int round, int level) {
        return pages.stream()
                .filter(page ->
                        page.isOfLevel(run.id(), round, level) && page.person().equals(person))
                .anyMatch(page -> page.state() instanceof PageState.Declined);
    }

    private Optional<PageState.Acknowledged> answer(Page page) {
        return page.state() instanceof PageState.Acknowledged answer
                        && !answer.at().isBefore(run.answersSince())
                ? Optional.of(answer)
                : Optional.empty();
    }

    /** Whether as many different people have come as the levels ask for that were paged so far. */
    boolean areEnough() {
        return came().size() >= needed();
    }

    /** How many different people have to come. */
    int needed() {
        return pages.stream()
                .mapToInt(page -> run.policy().level(page.level()).acknowledgements())
                .max()
                .orElse(1);
    }

    private Stream<Page> own() {
        return pages.stream().filter(page -> !page.partner());
    }
}
