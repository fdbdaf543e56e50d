package io.muster.triage.record;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.triage.calendar.KeepCalendar;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A campaign ends while incidents are open: whoever goes by what runs hears of it. It lowers nothing (R39). */
@ApplicationScoped
class CampaignEnd implements TimerHandler {

    private final FollowIncident followIncident;

    CampaignEnd(FollowIncident followIncident) {
        this.followIncident = followIncident;
    }

    @Override
    public String kind() {
        return KeepCalendar.CAMPAIGN_ENDS;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return followIncident.calendarChanged();
    }
}
