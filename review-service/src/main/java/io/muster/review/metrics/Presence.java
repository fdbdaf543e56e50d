package io.muster.review.metrics;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Role;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is there. A role is present when its holder is: somebody who acknowledged a page, joined, or did anything in the
 * incident. Being named or paged is not enough, being on the way neither, and who says that they cannot come is gone.
 */
final class Presence {

    private final Map<Role, String> holders = new EnumMap<>(Role.class);
    private final Set<String> there = new HashSet<>();

    void take(LifecycleEvent event) {
        switch (event) {
            case ResponderJoined e -> said(e);
            case PageAcknowledged e -> there.add(e.person());
            case RoleAssigned e -> {
                acted(e.actor());
                assigned(e);
            }
            default -> acted(event.actor());
        }
    }

    boolean of(Set<Role> roles) {
        return roles.stream().allMatch(role -> holders.containsKey(role) && there.contains(holders.get(role)));
    }

    private void said(ResponderJoined event) {
        if (event.attendance() == Attendance.JOINED) {
            there.add(event.person());
        } else if (event.attendance() == Attendance.CANNOT) {
            there.remove(event.person());
        }
    }

    private void assigned(RoleAssigned event) {
        if (event.role() == null) {
            return;
        }
        if (event.person() != null) {
            holders.put(event.role(), event.person());
        } else if (event.role().isOfMany()) {
            holders.remove(event.role(), event.previous());
        } else {
            holders.remove(event.role());
        }
    }

    private void acted(Actor actor) {
        if (actor.kind() == Actor.Kind.PERSON) {
            there.add(actor.id());
        }
    }
}
