package io.muster.triage.record.rest;

import io.muster.web.Caller;
import io.muster.web.Permission;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** What the caller's permissions let them see: restricted incidents are for those who work on incidents and answer for them. */
@RequestScoped
class CallersSight {

    private static final Set<String> READERS_OF_RESTRICTED =
            Set.of(Permission.RESPONDER, Permission.COMMANDER, Permission.OWNER, Permission.ADMIN);

    private final Caller caller;

    CallersSight(Caller caller) {
        this.caller = caller;
    }

    boolean seesRestricted() {
        return READERS_OF_RESTRICTED.stream().anyMatch(caller::has);
    }
}
