package io.muster.triage.pause;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which campaigns were paused when, and because of which incident. */
public interface Pauses {

    /** Held until the transaction ends: whoever pauses or resumes the campaign waits. */
    Uni<Void> lock(String campaign);

    /** The one that lasts, whichever incident caused it. */
    Uni<Optional<Pause>> lasting(String campaign);

    /** All of an incident, oldest first. */
    Uni<List<Pause>> of(UUID incident);

    /** Of these campaigns, whichever incident caused them; oldest first. */
    Uni<List<Pause>> ofCampaigns(List<String> campaigns);

    /** Adds it, or replaces the one of the same id. */
    Uni<Void> put(Pause pause);
}
