package io.muster.triage.calendar.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Journey;
import io.muster.contracts.StakeKind;
import io.muster.triage.calendar.Campaign;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A campaign or sales event; no journeys means the whole store, no regions everywhere.
 *
 * @param feed key of the calendar it was read from; absent for one that was put by hand
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignView(
        String key,
        String name,
        boolean salesEvent,
        Instant startsAt,
        Instant endsAt,
        List<Journey> journeys,
        List<String> regions,
        BigDecimal spendPerHour,
        String feed) {

    static CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.key(),
                campaign.name(),
                campaign.kind() == StakeKind.SALES_EVENT,
                campaign.startsAt(),
                campaign.endsAt(),
                campaign.journeys().stream().sorted().toList(),
                campaign.regions().stream().sorted().toList(),
                campaign.spendPerHour(),
                campaign.feed());
    }
}
