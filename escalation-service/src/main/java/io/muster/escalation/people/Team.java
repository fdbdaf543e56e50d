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
}
