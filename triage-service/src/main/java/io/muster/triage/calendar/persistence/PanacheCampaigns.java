package io.muster.triage.calendar.persistence;

import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.Campaigns;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheCampaigns implements Campaigns, PanacheRepositoryBase<CampaignEntity, String> {

    @Override
    public Uni<Optional<Campaign>> find(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).map(CampaignEntity::toCampaign));
    }

    @Override
    public Uni<List<Campaign>> runningAt(Instant instant) {
        return campaigns(list(
                "startsAt <= ?1 and endsAt > ?1 and not exists (select 1 from PauseEntity p where p.campaign = campaignKey"
                        + " and p.pausedAt <= ?1 and p.resumedAt is null) order by campaignKey",
                instant));
    }

    @Override
    public Uni<List<Campaign>> runningWithin(Instant from, Instant to) {
        return campaigns(list("startsAt < ?2 and endsAt > ?1 order by campaignKey", from, to));
    }

    @Override
    public Uni<List<Campaign>> ofFeed(String feed) {
        return campaigns(list("feed = ?1 order by campaignKey", feed));
    }

    @Override
    public Uni<List<Campaign>> after(String key, int count) {
        return campaigns(find("campaignKey > ?1 order by campaignKey", key == null ? "" : key)
                .page(0, count)
                .list());
    }

    @Override
    public Uni<Void> put(Campaign campaign) {
        return findById(campaign.key()).flatMap(found -> {
            var entity = found == null ? new CampaignEntity() : found;
            entity.write(campaign);
            return persist(entity).replaceWithVoid();
        });
    }

    @Override
    public Uni<Boolean> remove(String key) {
        return deleteById(key);
    }

    private static Uni<List<Campaign>> campaigns(Uni<List<CampaignEntity>> found) {
        return found.map(
                entities -> entities.stream().map(CampaignEntity::toCampaign).toList());
    }
}
