package io.muster.escalation.paging;

import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.escalation.policy.EscalationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** @throws Refusal when it has no such page */
    Page knownPage(UUID id) {
        return page(id).orElseThrow(
                        () -> new Refusal(PagingProblem.UNKNOWN_PAGE, "There is no page " + id, incidentId()));
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

    /** Everybody who was asked for or has answered. */
    Set<String> paged() {
        return pages.stream()
                .flatMap(page -> page.state() instanceof PageState.Acknowledged answered
                        ? Stream.of(page.person(), answered.by())
                        : Stream.of(page.person()))
                .collect(Collectors.toSet());
    }

    /** Who wanted others to be asked. */
    Set<String> wishers() {
        return pages.stream().flatMap(page -> page.wishedBy().stream()).collect(Collectors.toSet());
    }

    /** Who was given a role by hand, and who gave it; and who was asked for another team's help. */
    Set<String> chosen() {
        return pages.stream()
                .filter(page -> page.forRole().isPresent())
                .filter(page -> page.wishedBy().isPresent() || page.helpFrom().isPresent())
                .flatMap(page -> Stream.concat(Stream.of(page.person()), page.wishedBy().stream()))
                .collect(Collectors.toSet());
    }

    /** Whether the page waits in vain: its person was reached by a later one meanwhile. */
    boolean isReachedOtherwise(Page page) {
        return pages.stream().anyMatch(later -> later.wasHandedOver() && later.takesTheTurnOf(page));
    }

    /** Until when quiet hours hold back a message that is still to come; empty when none is. */
    public Optional<Instant> waitsUntil(Page page) {
        return page.waitsUntil().filter(end -> !isReachedOtherwise(page));
    }

    /** What the person is still asked for. */
    List<Page> openPagesOf(String person) {
        return pages.stream()
                .filter(page -> page.isOpen() && page.person().equals(person))
                .toList();
    }

    /** Keys of the teams whose help was asked for. */
    Set<String> helpers() {
        return pages.stream().flatMap(page -> page.helpFrom().stream()).collect(Collectors.toSet());
    }

    /** Whom the levels of the run ask for. */
    Responders responders(Run run) {
        return Responders.of(run, pages);
    }

    /** Whether the people who are asked now, or were last, were the person's wish and have their time still. */
    boolean isGranted(String person, Instant now) {
        return switch (state) {
            case EscalationState.Paging(Run run, int round, int level, Instant ignored) ->
                isGranted(run, round, level, person, now);
            case EscalationState.Acknowledged answered ->
                isGranted(answered.run(), answered.round(), answered.level(), person, now);
            default -> false;
        };
    }

    private boolean isGranted(Run run, int round, int level, String person, Instant now) {
        Duration time = run.policy().level(level).timeout();
        return pages.stream()
                .filter(page -> page.isOfLevel(run.id(), round, level)
                        && page.wishedBy().equals(Optional.of(person)))
                .anyMatch(page -> now.isBefore(page.decidedAt().plus(time)));
    }

    /**
     * By which the page's person is asked for the same now: by the run that has replaced the page's, or once more since it
     * was answered or stopped, as a reminder does.
     */
    Optional<Page> successorOf(Page page) {
        UUID run = state.currentRun().map(Run::id).orElse(page.escalationId());
        boolean mayHaveOne = !run.equals(page.escalationId()) || !page.isOpen();
        return pages.stream()
                .filter(other ->
                        mayHaveOne && other.isOpen() && other.escalationId().equals(run))
                .filter(other -> other.person().equals(page.person())
                        && other.forRole().equals(page.forRole())
                        && other.helpFrom().equals(page.helpFrom()))
                .findFirst();
    }

    /**
     * The run that is to come, where people have come before it, to an incident that was merged into this one, or were given
     * a role. Empty once something has begun or ended.
     */
    Optional<UUID> runToCome() {
        return state instanceof EscalationState.AwaitingVerdict
                ? pages.stream().findFirst().map(Page::escalationId)
                : Optional.empty();
    }

    /** Answers of who has come, for no role, although nothing has begun here, the first one first. */
    List<PageState.Acknowledged> answersBeforeTheStart() {
        return state.currentRun().isPresent()
                ? List.of()
                : pages.stream()
                        .filter(page -> page.forRole().isEmpty())
                        .map(Page::state)
                        .filter(PageState.Acknowledged.class::isInstance)
                        .map(PageState.Acknowledged.class::cast)
                        .toList();
    }

    /** Whether no level has asked for anybody before this page. Who gives a role by hand does so when they like. */
    boolean isFirst(Page page) {
        return pages.stream()
                .filter(other -> other.forRole().isEmpty())
                .findFirst()
                .filter(first -> first.id().equals(page.id()))
                .isPresent();
    }

    /**
     * Who cannot come for the role, and since when: who has declined whatever they were asked for and not come since, who
     * could not be reached for the role, and who has not answered before others were asked in their place.
     */
    public Map<String, Instant> unableFor(Role role) {
        return unableFor(role, Map.of());
    }

    /**
     * As {@link #unableFor(Role)}, also who was never asked.
     *
     * @param said whose last word on coming is that they cannot, and since when
     */
    public Map<String, Instant> unableFor(Role role, Map<String, Instant> said) {
        Map<String, Instant> unable = new HashMap<>();
        Stream<Word> ofPages = pages.stream().flatMap(page -> passed(page, role).or(() -> word(page, role)).stream());
        Stream<Word> ofThemselves =
                said.entrySet().stream().map(word -> new Word(word.getKey(), word.getValue(), false));
        Stream.concat(ofPages, ofThemselves)
                .sorted(Comparator.comparing(Word::at))
                .forEach(word -> {
                    if (word.able()) {
                        unable.remove(word.person());
                    } else {
                        unable.put(word.person(), word.at());
                    }
                });
        return unable;
    }

    /** Who has not answered for the role is passed when others are asked in their place, and when one of them has come. */
    private Optional<Word> passed(Page page, Role role) {
        boolean waits = page.isOpen() && page.forRole().equals(Optional.of(role)) && !role.isOfMany();
        return pages.stream()
                .filter(other ->
                        waits && page.isForTheSameAs(other) && !page.person().equals(other.person()))
                .flatMap(other -> insteadOf(page, other).stream())
                .min(Comparator.naturalOrder())
                .map(at -> new Word(page.person(), at, false));
    }

    private static Optional<Instant> insteadOf(Page page, Page other) {
        if (other.decidedAt().isAfter(page.decidedAt())) {
            return Optional.of(other.decidedAt());
        }
        return other.state() instanceof PageState.Acknowledged answer ? Optional.of(answer.at()) : Optional.empty();
    }

    /** What is known of a person's coming. */
    private record Word(String person, Instant at, boolean able) {}

    private static Optional<Word> word(Page page, Role role) {
        boolean forIt = page.forRole().equals(Optional.of(role));
        return switch (page.state()) {
            case PageState.Declined declined -> Optional.of(new Word(page.person(), declined.at(), false));
            case PageState.Acknowledged answer -> Optional.of(new Word(answer.by(), answer.at(), true));
            case PageState.Failed failed when forIt -> Optional.of(new Word(page.person(), failed.at(), false));
            default -> forIt ? Optional.of(new Word(page.person(), page.decidedAt(), true)) : Optional.empty();
        };
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

    /** The roles for which the policy that runs names somebody. */
    Set<Role> namedRoles() {
        return state.currentRun().map(run -> run.policy().roles().keySet()).orElse(Set.of());
    }

    /** Whether it only proves that a contact arrives; a test page may have left unverified contacts out. */
    boolean verifiesOneContact() {
        return state.verifiesOneContact();
    }

    /** Whether it is a canary's, which reaches nobody. */
    boolean isCanary() {
        return state.currentRun()
                .filter(run -> run.policy().key().equals(EscalationPolicy.CANARY))
                .isPresent();
    }

    /** Whether as many different people have come as the levels ask for that were paged so far. */
    boolean enoughCame() {
        return switch (state) {
            case EscalationState.Paging paging -> responders(paging.run()).areEnough();
            case EscalationState.Held held -> responders(held.run()).areEnough();
            case EscalationState.Exhausted exhausted ->
                responders(exhausted.run()).areEnough();
            default -> true;
        };
    }
}
