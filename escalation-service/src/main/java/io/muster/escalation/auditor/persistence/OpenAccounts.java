package io.muster.escalation.auditor.persistence;

import io.muster.contracts.EventJson;
import io.muster.contracts.LifecycleEvent;
import io.muster.durable.database.Sql;
import io.muster.escalation.auditor.Account;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was taken down of the incidents that are not over. What is taken down never changes, so each round reads which
 * events there are, and only of the new ones what they say.
 */
final class OpenAccounts {

    /** Of those whose last word on the matter is not that they are over; the newest of very many. */
    private static final String OPEN = """
            select seq, incident_id from audited_event
            where incident_id in (
                select incident_id from audited_incident
                where not over order by noted_at desc limit ?1)
            order by seq
            """;

    private static final String SAID = "select seq, type, body from audited_event where seq = any(?1)";

    private volatile Map<Long, LifecycleEvent> known = Map.of();

    private record Place(Long seq, UUID incidentId) {}

    Uni<List<Account>> read(int most) {
        return Sql.rows(OPEN, most)
                .map(rows -> rows.stream()
                        .map(row -> new Place((Long) row[0], (UUID) row[1]))
                        .toList())
                .chain(places -> said(places).map(events -> accounts(places, events)));
    }

    private Uni<Map<Long, LifecycleEvent>> said(List<Place> places) {
        Map<Long, LifecycleEvent> before = known;
        Map<Long, LifecycleEvent> events = new HashMap<>();
        List<Long> unread = new ArrayList<>();
        for (Place place : places) {
            LifecycleEvent event = before.get(place.seq());
            if (event == null) {
                unread.add(place.seq());
            } else {
                events.put(place.seq(), event);
            }
        }
        Uni<Void> read = unread.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.rows(SAID, (Object) unread.toArray(Long[]::new))
                        .invoke(rows -> rows.forEach(row -> events.put((Long) row[0], event(row))))
                        .replaceWithVoid();
        return read.replaceWith(events).invoke(all -> known = all);
    }

    private static LifecycleEvent event(Object[] row) {
        return EventJson.read((String) row[1], ((String) row[2]).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Account> accounts(List<Place> places, Map<Long, LifecycleEvent> said) {
        Map<UUID, List<LifecycleEvent>> events = new LinkedHashMap<>();
        for (Place place : places) {
            LifecycleEvent event = said.get(place.seq());
            if (event != null) { // else it was forgotten in between
                events.computeIfAbsent(place.incidentId(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        List<Account> accounts = new ArrayList<>();
        events.forEach((id, all) -> accounts.add(new Account(id, all)));
        return accounts;
    }
}
