package io.muster.comms.updates;

import io.muster.contracts.Audience;
import java.util.List;

/** Inside or outside the company: each side has its own promises and its own rule of who may speak (R53, R54). */
public enum Side {
    INTERNAL,
    EXTERNAL;

    /** An update that reaches anyone outside is external. */
    public static Side of(List<Audience> audiences) {
        return audiences.stream().anyMatch(Audience::isExternal) ? EXTERNAL : INTERNAL;
    }

    /** As it stands in JSON, in timers' keys and in metrics. */
    public String word() {
        return this == INTERNAL ? "internal" : "external";
    }
}
