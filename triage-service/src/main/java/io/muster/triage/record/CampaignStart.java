package io.muster.triage.record;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.triage.calendar.KeepCalendar;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A campaign starts while incidents are open: they are judged anew (R39). */
@ApplicationScoped
class CampaignStart implements TimerHandler {

    private final FollowIncident followIncident;

    CampaignStart(FollowIncident followIncident) {
        this.followIncident = followIncident;
    }

    @Override
    public String kind() {
        return KeepCalendar.CAMPAIGN_STARTS;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return followIncident.calendarChanged();
    }
}
