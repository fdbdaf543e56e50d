package io.muster.board.incidents;

import io.muster.web.Caller;
import io.muster.web.Permission;
import jakarta.enterprise.context.RequestScoped;

/** What the caller's permissions let them see: restricted facts are for those who work on incidents. */
@RequestScoped
public class CallersSight {

    private final Caller caller;

    CallersSight(Caller caller) {
        this.caller = caller;
    }

    public Sight now() {
        boolean worksOnIncidents = caller.has(Permission.RESPONDER) || caller.has(Permission.COMMANDER);
        return worksOnIncidents ? Sight.EVERYTHING : Sight.USUAL;
    }
}
