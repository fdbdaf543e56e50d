package io.muster.board.pages;

import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The list of incidents.
 *
 * @param headline the whole situation in one line
 */
public record ListPage(String headline, List<IncidentCard> open, List<IncidentCard> over, String next) {

    /** @param next address of the following page; null on the last one */
    public static ListPage of(List<BoardIncident> incidents, String next, Reader reader, Instant now) {
        List<IncidentCard> cards =
                incidents.stream().map(i -> IncidentCard.of(i, reader, now)).toList();
        List<IncidentCard> open = cards.stream().filter(IncidentCard::open).toList();
        return new ListPage(
                headline(open),
                open,
                cards.stream().filter(card -> !card.open()).toList(),
                next);
    }

    private static String headline(List<IncidentCard> open) {
        if (open.isEmpty()) {
            return "All quiet: no incident is open";
        }
        long gravest = open.stream()
                .filter(card -> Objects.equals(card.severity(), "SEV1"))
                .count();
        String count = open.size() == 1 ? "1 open incident" : open.size() + " open incidents";
        return gravest == 0 ? count : count + ", " + gravest + " of them SEV1";
    }
}
