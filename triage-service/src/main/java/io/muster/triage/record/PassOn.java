package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.EventContext;
import io.muster.contracts.Incident;
import io.muster.contracts.TriageEvent;
import io.muster.contracts.TriageEvent.CampaignPaused;
import io.muster.contracts.TriageEvent.StageOwnerChanged;
import io.muster.durable.Outbox;
import io.muster.durable.loop.InTurn;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.Campaigns;
import io.muster.triage.ownership.Owners;
import io.muster.triage.ownership.Ownership;
import io.muster.triage.pause.Pause;
import io.muster.triage.pause.Pauses;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What people wrote down of a merged incident passes to the one that it lives on in. What still stands of it is told of the
 * survivor, since whoever follows the stream knows an incident by its own events alone. In the caller's transaction.
 */
@ApplicationScoped
class PassOn {

    private final Inheritance inheritance;
    private final IncidentAlerts alerts;
    private final Pauses pauses;
    private final Campaigns campaigns;
    private final Owners owners;
    private final Outbox outbox;
    private final Clock clock;

    PassOn(
            Inheritance inheritance,
            IncidentAlerts alerts,
            Pauses pauses,
            Campaigns campaigns,
            Owners owners,
            Outbox outbox,
            Clock clock) {
        this.inheritance = inheritance;
        this.alerts = alerts;
        this.pauses = pauses;
        this.campaigns = campaigns;
        this.owners = owners;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param survivor as it stands after the merge */
    Uni<Void> pass(IncidentRecord merged, IncidentRecord survivor, Actor by) {
        String from =
                "passed on from %s".formatted(Incident.label(merged.facts().number()));
        EventContext context = survivor.context(clock.instant(), by, from);
        return pausesOf(merged.id(), context)
                .call(told -> outbox.append(told))
                .chain(() -> ownersOf(merged.id(), survivor.id(), context))
                .call(told -> outbox.append(told))
                .chain(() -> alerts.pass(merged.id(), survivor.id()))
                .chain(() -> inheritance.pass(merged.id(), survivor.id()));
    }

    private Uni<List<TriageEvent>> pausesOf(UUID merged, EventContext context) {
        return pauses.of(merged)
                .flatMap(paused -> InTurn.collect(
                        paused.stream().filter(pause -> !pause.isOver()).toList(), pause -> told(pause, context)));
    }

    private Uni<TriageEvent> told(Pause pause, EventContext context) {
        return campaigns
                .find(pause.campaign())
                .map(found -> new CampaignPaused(
                        context, pause.campaign(), found.map(Campaign::name).orElse(pause.campaign())));
    }

    private Uni<List<TriageEvent>> ownersOf(UUID merged, UUID survivor, EventContext context) {
        return owners.of(merged).flatMap(theirs -> owners.of(survivor).map(own -> told(theirs, own, context)));
    }

    private static List<TriageEvent> told(Ownership theirs, Ownership own, EventContext context) {
        return theirs.named().entrySet().stream()
                .filter(named -> !own.named().containsKey(named.getKey()))
                .<TriageEvent>map(named -> new StageOwnerChanged(context, named.getKey(), named.getValue(), null))
                .toList();
    }
}
