package io.muster.triage.calendar.persistence;

import io.muster.contracts.Journey;
import io.muster.contracts.StakeKind;
import io.muster.triage.calendar.Campaign;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
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
    String[] regions;

    @Enumerated(EnumType.STRING)
    StakeKind kind;

    @Column(name = "spend_per_hour")
    BigDecimal spendPerHour;

    String feed;

    void write(Campaign campaign) {
        campaignKey = campaign.key();
        name = campaign.name();
        startsAt = campaign.startsAt();
        endsAt = campaign.endsAt();
        kind = campaign.kind();
        spendPerHour = campaign.spendPerHour();
        feed = campaign.feed();
        regions = campaign.regions().stream().sorted().toArray(String[]::new);
        journeys = campaign.journeys().stream().map(Journey::name).sorted().toArray(String[]::new);
    }

    Campaign toCampaign() {
        var touched = Arrays.stream(journeys).map(Journey::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Campaign(campaignKey, name, kind, startsAt, endsAt, touched, Set.of(regions), spendPerHour, feed);
    }
}
