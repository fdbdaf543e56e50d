package io.muster.contracts;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** When each audience is to hear next: promised by an update, or owed by policy while there was none. */
final class Promises {

    private final Map<Audience, Instant> made = new EnumMap<>(Audience.class);
    private final Map<Audience, Instant> owed = new EnumMap<>(Audience.class);

    Promises(Map<Audience, Instant> made, Map<Audience, Instant> owed) {
        this.made.putAll(made);
        this.owed.putAll(owed);
    }

    Map<Audience, Instant> made() {
        return made;
    }

    Map<Audience, Instant> owed() {
        return owed;
    }

    void owe(CommsEvent.UpdateOwed event, boolean over) {
        for (Audience audience : event.audiences()) {
            if (event.dueAt() == null || over || made.containsKey(audience)) {
                owed.remove(audience);
            } else {
                owed.put(audience, event.dueAt());
            }
        }
    }

    void make(CommsEvent.UpdatePublished event, boolean over) {
        for (Audience audience : event.audiences()) {
            owed.remove(audience);
            if (event.nextUpdateDue() == null || over) {
                made.remove(audience);
            } else {
                made.put(audience, event.nextUpdateDue());
            }
        }
    }

    void clear() {
        made.clear();
        owed.clear();
    }
}
