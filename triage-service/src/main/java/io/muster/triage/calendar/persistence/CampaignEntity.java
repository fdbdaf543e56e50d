package io.muster.triage.calendar.persistence;

import io.muster.contracts.Journey;
import io.muster.triage.calendar.Campaign;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

@Entity
@Table(name = "campaign")
class CampaignEntity {

    // "key" is a word of HQL.
    @Id
    @Column(name = "key")
    String campaignKey;

    String name;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    String[] journeys;

    void write(Campaign campaign) {
        campaignKey = campaign.key();
        name = campaign.name();
        startsAt = campaign.startsAt();
        endsAt = campaign.endsAt();
        journeys = campaign.journeys().stream().map(Journey::name).sorted().toArray(String[]::new);
    }

    Campaign toCampaign() {
        var touched = Arrays.stream(journeys).map(Journey::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Campaign(campaignKey, name, startsAt, endsAt, touched);
    }
}
