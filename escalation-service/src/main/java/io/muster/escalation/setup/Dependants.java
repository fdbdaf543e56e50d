package io.muster.escalation.setup;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Who needs parts of the set-up now, whatever other parts name. Joins the caller's transaction. */
public interface Dependants {

    /** @return by {@code section/key}, what needs it, in words; things that nobody needs have no entry */
    Uni<Map<String, String>> now();
}
