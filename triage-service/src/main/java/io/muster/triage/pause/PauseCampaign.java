package io.muster.triage.pause;

import io.muster.contracts.Actor;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.contracts.TriageEvent;
import io.muster.contracts.TriageEvent.CampaignPaused;
import io.muster.contracts.TriageEvent.CampaignResumed;
import io.muster.durable.Outbox;
import io.muster.durable.Timers;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.Campaigns;
import io.muster.triage.calendar.KeepCalendar;
import io.muster.triage.record.IncidentRecord;
import io.muster.triage.record.OnIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Marks that a campaign was paused because of an incident and runs again (R48, R91), by whom and when. It stops no
 * advertisement by itself: a mitigation action does that. While paused the campaign wastes no spend and raises no severity; every open incident hears of both.
 */
@ApplicationScoped
public class PauseCampaign {

    /** What a fired {@link KeepCalendar#CAMPAIGN_STARTS} timer is called when a campaign was paused or resumed; no campaign has such a
     * key. */
    private static final String PAUSES = "(pauses)";

    private final OnIncident onIncident;
    private final Campaigns campaigns;
    private final Pauses pauses;
    private final Outbox outbox;
    private final Timers timers;
    private final Clock clock;

    PauseCampaign(
            OnIncident onIncident, Campaigns campaigns, Pauses pauses, Outbox outbox, Timers timers, Clock clock) {
        this.onIncident = onIncident;
        this.campaigns = campaigns;
        this.pauses = pauses;
        this.outbox = outbox;
        this.timers = timers;
        this.clock = clock;
    }

    /** Fails with {@code campaign-unknown} (404) and {@code campaign-paused} (409). */
    public Uni<Pause> pause(UUID incident, String key, Actor by, String why) {
        return onIncident.write(
                incident,
                record -> campaign(key)
                        .flatMap(campaign -> pauses.lasting(key).flatMap(lasting -> {
                            if (lasting.isPresent()) {
                                throw new Refusal(
                                        PauseProblem.CAMPAIGN_PAUSED,
                                        "It was paused by %s."
                                                .formatted(
                                                        lasting.get().pausedBy().id()),
                                        record.id());
                            }
                            var now = clock.instant();
                            var pause = new Pause(Ids.at(now), record.id(), key, now, by, why, null, null, null);
                            return keep(pause, new CampaignPaused(record.context(now, by, why), key, campaign.name()));
                        })));
    }

    /** From any incident, not only from the one that paused it. Fails with {@code campaign-not-paused} (409). */
    public Uni<Pause> resume(UUID incident, String key, Actor by, String why) {
        return onIncident.write(
                incident,
                record -> campaign(key)
                        .flatMap(campaign -> pauses.lasting(key).flatMap(lasting -> {
                            var pause = lasting.orElseThrow(() -> new Refusal(
                                    PauseProblem.CAMPAIGN_NOT_PAUSED,
                                    "%s runs.".formatted(campaign.name()),
                                    record.id()));
                            var now = clock.instant();
                            return keep(pause.resumed(now, by, why), resumed(record, campaign, now, by, why));
                        })));
    }

    public Uni<List<Pause>> of(UUID incident) {
        return onIncident.read(incident, record -> pauses.of(record.id()));
    }

    private static TriageEvent resumed(IncidentRecord record, Campaign campaign, Instant now, Actor by, String why) {
        return new CampaignResumed(record.context(now, by, why), campaign.key(), campaign.name());
    }

    private Uni<Campaign> campaign(String key) {
        return pauses.lock(key)
                .chain(() -> campaigns.find(key))
                .map(found -> found.orElseThrow(() -> KeepCalendar.unknown(key)));
    }

    private Uni<Pause> keep(Pause pause, TriageEvent event) {
        return pauses.put(pause)
                .chain(() -> outbox.append(event))
                .chain(() -> timers.schedule(KeepCalendar.CAMPAIGN_STARTS, PAUSES, clock.instant(), "{}"))
                .replaceWith(pause);
    }
}
