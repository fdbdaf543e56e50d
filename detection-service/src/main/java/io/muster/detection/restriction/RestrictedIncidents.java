package io.muster.detection.restriction;

import io.muster.contracts.Visibility;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The incidents that only those who work on incidents may know of. Joins the caller's transaction. */
public interface RestrictedIncidents {

    /** What rows with an {@code incident_id} must meet to be shown to everyone. */
    String OPEN_TO_ALL = "(incident_id is null or incident_id not in (select incident_id from restricted_incident))";

    Uni<Boolean> has(UUID incident);

    /** How widely what is told of the incident may be known. */
    default Uni<Visibility> visibilityOf(UUID incident) {
        return has(incident).map(restricted -> restricted ? Visibility.RESTRICTED : Visibility.INTERNAL);
    }

    Uni<Void> add(UUID incident);

    Uni<Void> remove(UUID incident);
}
