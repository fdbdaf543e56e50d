package io.muster.escalation.setup;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** Who needs parts of the set-up now, whatever other parts name. Joins the caller's transaction. */
public interface Dependants {

    /**
     * @param keys of the things that are asked about, whatever section they are in
     * @return by {@code section/key}, what needs it, in words; things that nobody needs have no entry
     */
    Uni<Map<String, String>> of(Set<String> keys);
}
