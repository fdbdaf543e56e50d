package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.ResponderPaged;
import java.util.List;

/**
 * Whom a wish for others has brought.
 *
 * @param pages those that exist because of it; none when everybody was asked already
 * @param note why they were paged, or why nobody was
 */
public record Called(List<Page> pages, String note) {

    public Called {
        pages = List.copyOf(pages);
    }

    static Called by(Decision decision) {
        List<Page> pages = decision.events().stream()
                .filter(ResponderPaged.class::isInstance)
                .map(ResponderPaged.class::cast)
                .map(paged -> decision.after().page(paged.pageId()).orElseThrow())
                .toList();
        return new Called(pages, decision.reason());
    }
}
