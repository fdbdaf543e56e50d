package io.muster.comms.updates.rest;

import io.muster.comms.updates.UpdateDesk.Speaker;
import io.muster.web.Caller;
import io.muster.web.Permission;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The caller as the update desk knows people. */
final class Speakers {
    private Speakers() {}

    static Speaker of(Caller caller) {
        Set<String> permissions = Stream.of(Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS)
                .filter(caller::has)
                .collect(Collectors.toUnmodifiableSet());
        return new Speaker(caller.id(), permissions, caller.mayReadRestricted());
    }
}
