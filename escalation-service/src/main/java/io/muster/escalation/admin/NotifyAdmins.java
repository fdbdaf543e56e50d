package io.muster.escalation.admin;

import io.muster.contracts.Ids;
import io.muster.durable.Timers;
import io.muster.escalation.EscalationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Use case: something is wrong with Muster itself. The first notice pages at once; what follows soon is bundled. */
@ApplicationScoped
public class NotifyAdmins {

    /** Kind of the timer at which admins are paged for the notices that wait. */
    public static final String TIMER = "admins-to-page";

    private static final String KEY = "notices";

    private final Notices notices;
    private final AdminPages pages;
    private final Timers timers;
    private final EscalationConfig config;
    private final Clock clock;

    NotifyAdmins(Notices notices, AdminPages pages, Timers timers, EscalationConfig config, Clock clock) {
        this.notices = notices;
        this.pages = pages;
        this.timers = timers;
        this.config = config;
        this.clock = clock;
    }

    /** Joins the caller's transaction and only writes rows, so that it fails for no other reason than the caller. */
    public Uni<Void> of(String what, Optional<UUID> incidentId) {
        Instant now = clock.instant();
        return notices.add(new Notice(Ids.at(now), what, incidentId, now))
                .chain(pages::lastDecided)
                .map(last -> last.map(at -> at.plus(config.adminPagePause()))
                        .filter(now::isBefore)
                        .orElse(now))
                .chain(this::at);
    }

    /** Admins are paged then for whatever waits. */
    Uni<Void> at(Instant then) {
        return timers.schedule(TIMER, KEY, then, null);
    }
}
