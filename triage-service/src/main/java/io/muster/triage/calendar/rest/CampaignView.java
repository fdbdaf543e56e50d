package io.muster.triage.calendar.rest;

import io.muster.contracts.Journey;
import io.muster.triage.calendar.Campaign;
import java.time.Instant;
import java.util.List;

/** A campaign; no journeys means the whole store. */
record CampaignView(String key, String name, Instant startsAt, Instant endsAt, List<Journey> journeys) {

    static CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.key(),
                campaign.name(),
                campaign.startsAt(),
                campaign.endsAt(),
                campaign.journeys().stream().sorted().toList());
    }
}
