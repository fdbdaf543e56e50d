package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.escalation.policy.EscalationPolicy;
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

    /** Whom the levels of the run ask for. */
    Responders responders(Run run) {
        return Responders.of(run, pages);
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

    /** Whether it is a canary's, which reaches nobody. */
    boolean isCanary() {
        return state.currentRun()
                .filter(run -> run.policy().key().equals(EscalationPolicy.CANARY))
                .isPresent();
    }

    /** Whether as many different people have come as the levels ask for that were paged so far. */
    boolean enoughCame() {
        if (!(state instanceof EscalationState.Paging paging)) {
            return true;
        }
        return responders(paging.run()).areEnough();
    }
}
