package io.muster.triage.calendar;

import io.muster.contracts.Refusal;
import io.muster.durable.Timers;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The store owner keeps the calendar (R39); a campaign's start and its end are timers, so that open incidents learn of them. */
@ApplicationScoped
public class KeepCalendar {

    /** The timer that fires when a campaign starts, or at once when it runs already; its key is the campaign's. */
    public static final String CAMPAIGN_STARTS = "campaign-starts";

    /** The timer that fires when a campaign ends, or at once when it is over; its key is the campaign's. */
    public static final String CAMPAIGN_ENDS = "campaign-ends";

    /** What that timer is called when campaigns were removed, one for all of a calendar; no campaign has such a key. */
    private static final String REMOVED = "(removed)";

    private final UnitOfWork unitOfWork;
    private final Campaigns campaigns;
    private final Timers timers;
    private final Clock clock;

    KeepCalendar(UnitOfWork unitOfWork, Campaigns campaigns, Timers timers, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.campaigns = campaigns;
        this.timers = timers;
        this.clock = clock;
    }

    /** Fails with {@code campaign-ends-first} (422). */
    public Uni<Campaign> put(Campaign campaign) {
        if (!campaign.endsAt().isAfter(campaign.startsAt())) {
            return Uni.createFrom()
                    .failure(new Refusal(
                            CalendarProblem.CAMPAIGN_ENDS_FIRST,
                            "It starts at %s and ends at %s.".formatted(campaign.startsAt(), campaign.endsAt())));
        }
        return unitOfWork.run(() -> campaigns
                .put(campaign)
                .chain(() -> timers.schedule(CAMPAIGN_STARTS, campaign.key(), ahead(campaign.startsAt()), "{}"))
                .chain(() -> timers.schedule(CAMPAIGN_ENDS, campaign.key(), ahead(campaign.endsAt()), "{}"))
                .replaceWith(campaign));
    }

    /** Severities that it raised stay: only a person lowers them. Fails with {@code campaign-unknown} (404). */
    public Uni<Void> remove(String key) {
        return unitOfWork.run(() -> campaigns
                .remove(key)
                .invoke(removed -> {
                    if (!removed) {
                        throw unknown(key);
                    }
                })
                .chain(() -> timers.cancel(CAMPAIGN_STARTS, key))
                .chain(() -> timers.cancel(CAMPAIGN_ENDS, key))
                .chain(() -> timers.schedule(CAMPAIGN_ENDS, REMOVED, clock.instant(), "{}")));
    }

    /** Fails with {@code campaign-unknown} (404). */
    public Uni<Campaign> get(String key) {
        return unitOfWork.run(() -> campaigns.find(key).map(found -> found.orElseThrow(() -> unknown(key))));
    }

    public Uni<List<Campaign>> after(String key, int count) {
        return unitOfWork.run(() -> campaigns.after(key, count));
    }

    private Instant ahead(Instant at) {
        var now = clock.instant();
        return at.isAfter(now) ? at : now;
    }

    /** The refusal for a key nobody knows. */
    public static Refusal unknown(String key) {
        return new Refusal(CalendarProblem.CAMPAIGN_UNKNOWN, "No campaign has the key %s.".formatted(key));
    }
}
