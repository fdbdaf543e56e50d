package io.muster.escalation.channel.messaging;

import io.muster.durable.database.Sql;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.SentMessages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The messages of a month, as they stand among the deliveries. */
@ApplicationScoped
class SqlSentMessages implements SentMessages {

    /** What went to people who are known no more is forgotten. */
    private static final String FIND =
            "select channel, payload from delivery where id = ?1 and attempts > 0 and payload is not null";

    private static final String TAKEN_FOR = """
            select id, channel from delivery
            where channel = ?1 and state = 'sent' and concluded_at >= ?3 and payload is not null
              and lower(cast(payload as jsonb) ->> 'address') = lower(?2)
            order by concluded_at
            """;

    @Override
    public Uni<List<UUID>> takenFor(String channel, String address, Instant since) {
        return Sql.rows(TAKEN_FOR, channel, address, since)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    @Override
    public Uni<List<Sent>> find(UUID delivery) {
        return Sql.rows(FIND, delivery)
                .map(rows -> rows.stream()
                        .flatMap(row -> pages(delivery, (String) row[0], (String) row[1]))
                        .sorted(Comparator.comparing(Sent::incidentId))
                        .toList());
    }

    private static Stream<Sent> pages(UUID delivery, String channel, String payload) {
        PagePayload message = StoredJson.read(payload, PagePayload.class);
        return message.pages(delivery).stream()
                .map(one -> new Sent(
                        channel, one.page().incidentId(), one.page().pageId(), one.delivery(), message.admin()));
    }
}
