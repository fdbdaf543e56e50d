package io.muster.triage.calendar.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.StakeKind;
import io.muster.triage.calendar.Campaign;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * @param salesEvent true for a sales event; absent or false for a campaign
 * @param journeys absent or empty means the whole store
 * @param regions absent or empty means everywhere
 * @param spendPerHour in the store's currency; absent when not known
 */
record CampaignRequest(
        @NotBlank @Size(max = 200) String name,
        boolean salesEvent,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        Set<@NotNull Journey> journeys,

        @Size(max = 50) Set<@NotBlank @Size(max = 100) String> regions,

        @PositiveOrZero @Digits(integer = Campaign.SPEND_DIGITS, fraction = Campaign.SPEND_FRACTION)
        BigDecimal spendPerHour) {

    Campaign toCampaign(String key) {
        return new Campaign(
                key,
                name,
                salesEvent ? StakeKind.SALES_EVENT : StakeKind.CAMPAIGN,
                startsAt,
                endsAt,
                journeys == null ? Set.of() : journeys,
                regions == null ? Set.of() : regions,
                spendPerHour,
                null);
    }
}
