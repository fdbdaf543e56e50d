package io.muster.escalation.people;

import java.util.List;
import java.util.Optional;

/**
 * People who own services together.
 *
 * @param lead id of the person who is paged when an escalation of the team's services finds nobody
 */
public record Team(String key, String name, List<String> members, Optional<String> lead) {

    public Team {
        members = List.copyOf(members);
    }

    /** What keeps it from being of help as it was set up, in words. */
    public List<String> remarks() {
        return members.isEmpty() ? List.of("it has no members: nobody comes when the team is asked") : List.of();
    }
}
