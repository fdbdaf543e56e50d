package io.muster.board.incidents;

import java.util.Set;

/**
 * Somebody who looks at the board.
 *
 * @param families what they work for; empty for those who only look on
 */
public record Reader(Sight sight, Set<RoleFamily> families) {

    public Reader {
        families = Set.copyOf(families);
    }

    /** Whether the search for the cause is shown: who decides for the store gets decisions in its place (R51). */
    public boolean seesTroubleshooting() {
        return families.isEmpty() || families.contains(RoleFamily.ENGINEERING);
    }

    public boolean sees(TimelineEntry entry) {
        return (!entry.restricted() || sight == Sight.EVERYTHING)
                && (seesTroubleshooting() || !Troubleshooting.TYPES.contains(entry.type()));
    }
}
