package io.muster.escalation.room.messaging;

import io.muster.escalation.room.Room;
import io.muster.escalation.room.RoomConfig;
import io.muster.escalation.room.RoomWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Says at the start, and not in the first incident, that rooms cannot be opened as configured. */
@ApplicationScoped
class RoomSetup {

    private static final Logger LOG = Logger.getLogger(RoomSetup.class);

    void check(@Observes StartupEvent event, RoomConfig config, RoomWork work) {
        if (!config.kind().equals(Room.LINK) && !work.has(config.kind())) {
            LOG.errorf(
                    "muster.room.kind is '%s', and no provider of that kind is set up: links will stand in",
                    config.kind());
        }
    }
}
