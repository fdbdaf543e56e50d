package io.muster.escalation.admin.messaging;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.escalation.admin.NotifyAdmins;
import io.muster.escalation.admin.PageAdmins;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class AdminsToPageTimer implements TimerHandler {

    private final PageAdmins admins;

    AdminsToPageTimer(PageAdmins admins) {
        this.admins = admins;
    }

    @Override
    public String kind() {
        return NotifyAdmins.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return admins.forWhatWaits();
    }
}
