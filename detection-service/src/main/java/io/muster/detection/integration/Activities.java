package io.muster.detection.integration;

import io.muster.detection.integration.Activity.RejectedPayload;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What came from the integrations, added up over all replicas. Everything joins the caller's transaction. */
public interface Activities {

    /** Adds to what is known; of the refused requests only the last ones stay. */
    Uni<Void> add(UUID integrationId, Activity more);

    /** Without the refused requests themselves; those that were never seen are absent. */
    Uni<Map<UUID, Activity>> of(Collection<UUID> integrationIds);

    /** Newest first. */
    Uni<List<RejectedPayload>> rejected(UUID integrationId);
}
