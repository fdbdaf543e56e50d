package io.muster.escalation.channel.persistence;

import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Sql;
import io.muster.escalation.channel.WaitingMessages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class SqlWaitingMessages implements WaitingMessages {

    private static final String ADD = """
            insert into paced_message (delivery, contact, kind, page_id, incident_id, due_at, payload)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (delivery) do nothing
            """;
    private static final String WAITING =
            "select delivery, contact, kind, page_id, incident_id, due_at, payload from paced_message where bundle is null";
    private static final String OF_CONTACT = WAITING + " and contact = ?1 order by delivery";
    private static final String OF_INCIDENT = WAITING + " and incident_id = ?1 order by delivery";
    private static final String DROP =
            "delete from paced_message where cast(delivery as text) = any (string_to_array(?1, ','))";
    private static final String SENT = """
            update paced_message set bundle = ?2, sent_at = ?3, payload = null
            where cast(delivery as text) = any (string_to_array(?1, ','))
            """;
    private static final String SENT_SINCE = """
            select max(sent_at), bundle from paced_message
            where contact = ?1 and bundle is not null and sent_at > ?2 group by bundle
            """;
    private static final String POSTPONE =
            "update paced_message set due_at = ?2 where contact = ?1 and bundle is null and due_at < ?2";
    private static final String REPLACE =
            "update paced_message set payload = ?2 where delivery = ?1 and bundle is null";
    private static final String HELD_UNTIL =
            "select coalesce(sent_at, greatest(due_at, cast(?2 as timestamptz))), delivery from paced_message where delivery = ?1";
    /** The auditor looks at the pages of a week. */
    private static final String FORGET = """
            delete from paced_message
            where contact = ?1 and sent_at < clock_timestamp() - interval '8 days'
            """;

    private final UnitOfWork unitOfWork;

    SqlWaitingMessages(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** The page that it tells of has to be there. */
    @Override
    public Uni<Void> add(Waiting message) {
        return unitOfWork
                .writeRows()
                .chain(() -> Sql.update(
                        ADD,
                        message.delivery(),
                        message.contact(),
                        message.kind(),
                        message.pageId(),
                        message.incidentId(),
                        message.dueAt(),
                        message.payload()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Waiting>> take(String contact) {
        return Sql.hold("paced-contact", contact)
                .chain(() -> Sql.update(FORGET, contact))
                .chain(() -> waiting(OF_CONTACT, contact));
    }

    @Override
    public Uni<List<Waiting>> of(UUID incidentId) {
        return waiting(OF_INCIDENT, incidentId);
    }

    private static Uni<List<Waiting>> waiting(String query, Object of) {
        return Sql.rows(query, of)
                .map(rows -> rows.stream()
                        .map(row -> new Waiting(
                                (UUID) row[0],
                                (String) row[1],
                                (String) row[2],
                                (UUID) row[3],
                                (UUID) row[4],
                                Sql.instant(row[5]),
                                (String) row[6]))
                        .toList());
    }

    @Override
    public Uni<Void> drop(List<UUID> deliveries) {
        return Sql.update(DROP, list(deliveries)).replaceWithVoid();
    }

    @Override
    public Uni<Void> sent(List<UUID> deliveries, UUID bundle, Instant at) {
        return Sql.update(SENT, list(deliveries), bundle, at).replaceWithVoid();
    }

    @Override
    public Uni<List<Instant>> sentSince(String contact, Instant since) {
        return Sql.rows(SENT_SINCE, contact, since)
                .map(rows -> rows.stream().map(row -> Sql.instant(row[0])).toList());
    }

    @Override
    public Uni<Void> postpone(String contact, Instant until) {
        return Sql.update(POSTPONE, contact, until).replaceWithVoid();
    }

    @Override
    public Uni<Void> replace(UUID delivery, String payload) {
        return Sql.update(REPLACE, delivery, payload).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Instant>> heldUntil(UUID delivery, Instant now) {
        return Sql.rows(HELD_UNTIL, delivery, now)
                .map(rows -> rows.stream().findFirst().map(row -> Sql.instant(row[0])));
    }

    private static String list(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
