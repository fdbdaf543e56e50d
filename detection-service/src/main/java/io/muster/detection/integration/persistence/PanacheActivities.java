package io.muster.detection.integration.persistence;

import io.muster.detection.integration.Activities;
import io.muster.detection.integration.Activity;
import io.muster.detection.integration.Activity.RejectedPayload;
import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheActivities implements Activities {

    private static final String ADD = """
            insert into integration_activity (integration_id, last_seen_at, requests, rejected) values (?1, ?2, ?3, ?4)
            on conflict (integration_id) do update
            set last_seen_at = greatest(integration_activity.last_seen_at, excluded.last_seen_at),
                requests = integration_activity.requests + excluded.requests,
                rejected = integration_activity.rejected + excluded.rejected
            """;
    private static final String ADD_PAYLOAD = """
            insert into rejected_payload (id, integration_id, format, reason, content, received_at, told)
            values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as text))
            """;
    private static final String DROP_OLD = """
            delete from rejected_payload
            where integration_id = ?1 and id not in
                (select id from rejected_payload where integration_id = ?1 order by id desc limit ?2)
            """;
    private static final String SEEN =
            "select integration_id, last_seen_at, requests, rejected from integration_activity where integration_id = any(?1)";
    private static final String PAYLOADS = """
            select id, format, reason, told, content, received_at from rejected_payload
            where integration_id = ?1 order by id desc limit ?2
            """;

    @Override
    public Uni<Void> add(UUID integrationId, Activity more) {
        Uni<Integer> added = Sql.update(ADD, integrationId, more.lastSeenAt(), more.requests(), more.rejected());
        return more.payloads().isEmpty()
                ? added.replaceWithVoid()
                : added.flatMap(counted -> addPayloads(integrationId, more.payloads()));
    }

    private static Uni<Void> addPayloads(UUID integrationId, List<RejectedPayload> payloads) {
        return InTurn.each(
                        payloads,
                        payload -> Sql.update(
                                ADD_PAYLOAD,
                                payload.id(),
                                integrationId,
                                payload.format(),
                                payload.reason(),
                                payload.content(),
                                payload.receivedAt(),
                                payload.told()))
                .flatMap(added -> Sql.update(DROP_OLD, integrationId, Activity.KEPT))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, Activity>> of(Collection<UUID> integrationIds) {
        return Sql.rows(SEEN, (Object) integrationIds.toArray(UUID[]::new))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (UUID) row[0],
                                row -> new Activity(
                                        Sql.instant(row[1]),
                                        ((Number) row[2]).longValue(),
                                        ((Number) row[3]).longValue(),
                                        List.of()))));
    }

    @Override
    public Uni<List<RejectedPayload>> rejected(UUID integrationId) {
        return Sql.rows(PAYLOADS, integrationId, Activity.KEPT)
                .map(rows -> rows.stream()
                        .map(row -> new RejectedPayload(
                                (UUID) row[0],
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                (String) row[4],
                                Sql.instant(row[5])))
                        .toList());
    }
}
