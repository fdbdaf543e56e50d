package io.muster.triage.calendar.rest;

import io.muster.contracts.Journey;
import io.muster.triage.calendar.Campaign;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;

/** @param journeys absent or empty means the whole store */
record CampaignRequest(
        @NotBlank @Size(max = 200) String name,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        Set<@NotNull Journey> journeys) {

    Campaign toCampaign(String key) {
        return new Campaign(key, name, startsAt, endsAt, journeys == null ? Set.of() : journeys);
    }
}
