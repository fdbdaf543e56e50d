package io.muster.escalation.setup;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** Who needs parts of the set-up now, whatever other parts name. Joins the caller's transaction. */
public interface Dependants {

    /**
     * @param things that are asked about, and that may go together, as {@code section/key}
     * @return by {@code section/key}, what needs it, in words; things that nobody needs have no entry
     */
    Uni<Map<String, String>> of(Set<String> things);

    /** The key in {@code section/key}. */
    static String keyOf(String thing) {
        return thing.substring(thing.indexOf('/') + 1);
    }
}
