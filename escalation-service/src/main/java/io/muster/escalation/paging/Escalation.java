package io.muster.escalation.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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

    /** Whether nobody was paged for the incident before this page. */
    boolean isFirst(Page page) {
        return pages.getFirst().id().equals(page.id());
    }

    /** Whether a message of the run ever reached anybody. */
    boolean reachedAnyone(UUID run) {
        return pages.stream().anyMatch(page -> page.escalationId().equals(run) && page.wasHandedOver());
    }
}
