package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Getting people for one incident: what they are told, how far it got, and every page with its attempts. */
public record Escalation(Facts facts, EscalationState state, List<Page> pages) {

    public Escalation {
        Objects.requireNonNull(facts);
        Objects.requireNonNull(state);
        pages = List.copyOf(pages);
    }

    public UUID incidentId() {
        return facts.incidentId();
    }

    public Optional<Page> page(UUID id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    Escalation with(Facts changed) {
        return new Escalation(changed, state, pages);
    }

    Escalation with(EscalationState changed) {
        return new Escalation(facts, changed, pages);
    }

    Escalation with(Page page) {
        List<Page> all = new ArrayList<>(pages);
        all.replaceAll(old -> old.id().equals(page.id()) ? page : old);
        if (!all.contains(page)) {
            all.add(page);
        }
        return new Escalation(facts, state, all);
    }

    /** Who answered first, and not for a role. */
    Optional<Page> answered() {
        return pages.stream()
                .filter(page -> page.forRole().isEmpty() && !page.partner())
                .filter(page -> page.state() instanceof PageState.Acknowledged)
                .findFirst();
    }

    /** Everybody who was asked for or has answered. */
    Set<String> paged() {
        return pages.stream()
                .flatMap(page -> page.state() instanceof PageState.Acknowledged answered
                        ? Stream.of(page.person(), answered.by())
                        : Stream.of(page.person()))
                .collect(Collectors.toSet());
    }

    /** Keys of the teams whose help was asked for. */
    Set<String> helpers() {
        return pages.stream().flatMap(page -> page.helpFrom().stream()).collect(Collectors.toSet());
    }

    /** Whether the person has come in this run, and was not asked once more since. */
    boolean hasCome(UUID run, String person) {
        return pages.stream()
                .filter(page ->
                        page.escalationId().equals(run) && page.forRole().isEmpty())
                .anyMatch(page -> page.state() instanceof PageState.Acknowledged answer
                        && answer.by().equals(person)
                        && !isAskedSince(run, person, answer.at()));
    }

    private boolean isAskedSince(UUID run, String person, Instant at) {
        return pages.stream()
                .filter(page ->
                        page.escalationId().equals(run) && page.forRole().isEmpty() && page.isOpen())
                .anyMatch(
                        page -> page.person().equals(person) && page.decidedAt().isAfter(at));
    }

    /** Whether nobody was paged for the incident before this page. */
    boolean isFirst(Page page) {
        return pages.getFirst().id().equals(page.id());
    }

    /** Who was asked for the role and cannot come, or cannot be reached, and since when. */
    public Map<String, Instant> unableFor(Role role) {
        Map<String, Instant> unable = new HashMap<>();
        pages.stream().filter(page -> page.forRole().equals(Optional.of(role))).forEach(page -> {
            switch (page.state()) {
                case PageState.Declined declined -> unable.put(page.person(), declined.at());
                case PageState.Failed failed -> unable.put(page.person(), failed.at());
                default -> unable.remove(page.person());
            }
        });
        return unable;
    }

    /** Whether a message of the run ever reached anybody. */
    boolean reachedAnyone(UUID run) {
        return pages.stream().anyMatch(page -> page.escalationId().equals(run) && page.wasHandedOver());
    }

    /**
     * What a system that the page was handed over to has to know by now: that nobody is needed, or that somebody came, for
     * the page or for all of its kind.
     */
    Optional<KeptAlerts.Word> wordOn(Page page) {
        if (state instanceof EscalationState.Stopped) {
            return Optional.of(KeptAlerts.Word.RESOLVE);
        }
        boolean came = page.state() instanceof PageState.Acknowledged
                || state instanceof EscalationState.Acknowledged
                        && page.forRole().isEmpty()
                        && !page.isOpen();
        return came ? Optional.of(KeptAlerts.Word.ACKNOWLEDGE) : Optional.empty();
    }

    /** Whether it only proves that a contact arrives; a test page may have left unverified contacts out. */
    boolean verifiesOneContact() {
        return state.currentRun()
                .filter(run -> run.policy().key().equals(EscalationPolicy.VERIFICATION))
                .isPresent();
    }

    /** Whether as many different people have come as the levels ask for that were paged so far. */
    boolean enoughCame() {
        if (!(state instanceof EscalationState.Paging paging)) {
            return true;
        }
        long came = pages.stream()
                .filter(page -> page.escalationId().equals(paging.run().id()))
                .filter(page -> page.forRole().isEmpty() && !page.partner())
                .flatMap(page -> page.state() instanceof PageState.Acknowledged answered
                        ? Stream.of(answered.by())
                        : Stream.empty())
                .distinct()
                .count();
        int needed = paging.run().policy().levels().subList(0, paging.level()).stream()
                .mapToInt(Level::acknowledgements)
                .max()
                .orElse(1);
        return came >= needed;
    }
}
