package io.muster.resolution.restoration;

import io.muster.contracts.ResolutionEvent;
import java.util.List;

/** What a rule decided: the restoration as it is from now on, and the facts to tell. */
public record Decision(Restoration restoration, List<ResolutionEvent> events) {

    public Decision {
        events = List.copyOf(events);
    }

    static Decision quiet(Restoration restoration) {
        return new Decision(restoration, List.of());
    }
}
