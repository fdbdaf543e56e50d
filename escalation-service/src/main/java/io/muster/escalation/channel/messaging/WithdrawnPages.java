package io.muster.escalation.channel.messaging;

import io.muster.durable.DatabaseNotifications;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The pages that were answered lately, in this replica's memory: the last look before a message is handed to its provider.
 * The truth is asked when the attempt is reserved; this closes the moment between the two.
 */
@ApplicationScoped
class WithdrawnPages {

    static final String CHANNEL = "muster_page_withdrawn";

    private static final int REMEMBERED = 10_000;

    private final Set<UUID> pages = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    void listen(@Observes StartupEvent event, DatabaseNotifications notifications) {
        notifications.listen(CHANNEL, payload -> pages.add(UUID.fromString(payload)));
    }

    boolean contains(UUID pageId) {
        return pages.contains(pageId);
    }
}
