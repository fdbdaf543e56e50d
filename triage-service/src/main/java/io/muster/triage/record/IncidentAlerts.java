package io.muster.triage.record;

import io.muster.contracts.LifecycleEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Which alerts are whose, as detection tells it; joins the caller's transaction. */
public interface IncidentAlerts {

    /** What an event says of it; other events say nothing. */
    Uni<Void> hear(LifecycleEvent event);

    /**
     * Those of the alerts that the incident does not have, in the order asked; empty also where a storm told numbers only, so
     * that nobody knows.
     */
    Uni<List<String>> strange(UUID incident, List<String> fingerprints);

    /** All alerts of a merged incident are the survivor's. */
    Uni<Void> pass(UUID merged, UUID survivor);

    /** These alerts are another incident's. */
    Uni<Void> pass(UUID from, List<String> fingerprints, UUID to);
}
