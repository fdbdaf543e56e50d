package io.muster.board.incidents;

import io.muster.web.Caller;
import jakarta.enterprise.context.RequestScoped;

/** What the caller's permissions let them see. */
@RequestScoped
public class CallersSight {

    private final Caller caller;

    CallersSight(Caller caller) {
        this.caller = caller;
    }

    public Sight now() {
        return caller.mayReadRestricted() ? Sight.EVERYTHING : Sight.USUAL;
    }
}
