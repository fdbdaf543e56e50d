package io.muster.comms.updates.persistence;

import io.muster.comms.cadence.CadencePolicies;
import io.muster.comms.facts.Incidents;
import io.muster.comms.updates.Communication;
import io.muster.comms.updates.Communications;
import io.muster.comms.updates.Draft;
import io.muster.comms.updates.PublicRecord;
import io.muster.comms.updates.PublishedUpdate;
import io.muster.contracts.Incident;
import io.muster.durable.merge.MergedIncidents;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;

@ApplicationScoped
class PanacheCommunications implements Communications {
    private record Condition(String text, Map<String, Object> values) {}

    private final Incidents incidents;
    private final CadencePolicies policies;
    private final MergedIncidents merged;

    PanacheCommunications(Incidents incidents, CadencePolicies policies, MergedIncidents merged) {
        this.merged = merged;
        this.incidents = incidents;
        this.policies = policies;
    }

    @Override
    public Uni<Communication> lock(UUID incidentId) {
        return incidents
                .lock(incidentId)
                .chain(incident ->
                        entity(incidentId).chain(entity -> entity == null ? begin(incident) : load(incident, entity)));
    }

    @Override
    public Uni<Boolean> isKnown(UUID incidentId) {
        return inSession(session -> session.createNativeQuery(
                                "select count(*) from communication where incident_id = :id", Long.class)
                        .setParameter("id", incidentId)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    @Override
    public Uni<Optional<Communication>> find(UUID incidentId) {
        return incidents
                .find(incidentId)
                .chain(incident -> entity(incidentId)
                        .chain(entity -> entity == null || incident.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : load(incident.get(), entity).map(Optional::of)));
    }

    @Override
    public Uni<Optional<UUID>> incidentOfDraft(UUID draftId) {
        return inSession(
                        session -> session.createNativeQuery("select incident_id from draft where id = :id", UUID.class)
                                .setParameter("id", draftId)
                                .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Void> save(Communication before, Communication after) {
        Uni<Void> saved = after.incident().equals(before.incident())
                ? Uni.createFrom().voidItem()
                : incidents.save(after.incident());
        return saved.chain(() -> inSession(session -> session.find(CommunicationEntity.class, after.id())
                .invoke(entity -> entity.take(after))
                .chain(session::flush)
                .chain(() -> saveDrafts(session, before, after))
                .chain(() -> session.persistAll(newUpdates(before, after)))
                .chain(session::flush)));
    }

    /** Settled drafts first: the index allows one open draft at a time. */
    private static Uni<Void> saveDrafts(Session session, Communication before, Communication after) {
        List<DraftEntity> changed = after.drafts().stream()
                .filter(draft -> !before.drafts().contains(draft))
                .map(DraftEntity::of)
                .toList();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (DraftEntity draft : changed) {
            all = all.chain(() -> session.merge(draft)).chain(session::flush);
        }
        return all;
    }

    private static Object[] newUpdates(Communication before, Communication after) {
        List<UpdateEntity> entities = new ArrayList<>();
        for (int position = before.updates().size(); position < after.updates().size(); position++) {
            entities.add(UpdateEntity.of(after.updates().get(position), position));
        }
        return entities.toArray();
    }

    @Override
    public Uni<List<Draft>> drafts(UUID incidentId, String state, Set<UUID> hidden, UUID after, int rows) {
        return incidentId == null
                ? drafts((List<UUID>) null, state, hidden, after, rows)
                : merged.sameAs(incidentId).chain(all -> drafts(all, state, hidden, after, rows));
    }

    private static Uni<List<Draft>> drafts(List<UUID> incidents, String state, Set<UUID> hidden, UUID after, int rows) {
        List<Condition> wanted = new ArrayList<>();
        add(wanted, "incidentId in :incidents", "incidents", incidents);
        add(wanted, "state = :state", "state", state);
        add(wanted, "incidentId not in :hidden", "hidden", hidden.isEmpty() ? null : hidden);
        add(wanted, "id < :after", "after", after);
        return page(DraftEntity.class, wanted, "id desc", rows)
                .map(entities -> entities.stream().map(DraftEntity::draft).toList());
    }

    @Override
    public Uni<List<PublishedUpdate>> updates(UUID incidentId, Set<UUID> hidden, UUID after, int rows) {
        return merged.sameAs(incidentId)
                .chain(all -> after == null
                        ? updates(all, hidden, (UpdateEntity) null, rows)
                        : inSession(session -> session.find(UpdateEntity.class, after))
                                .chain(last -> last == null
                                        ? Uni.createFrom().item(List.of())
                                        : updates(all, hidden, last, rows)));
    }

    /** Of merged incidents each has places of its own: what is later is told by the time, then by the place. */
    private static Uni<List<PublishedUpdate>> updates(
            List<UUID> incidents, Set<UUID> hidden, UpdateEntity last, int rows) {
        List<Condition> wanted = new ArrayList<>();
        add(wanted, "incidentId in :incidents", "incidents", incidents);
        add(wanted, "incidentId not in :hidden", "hidden", hidden.isEmpty() ? null : hidden);
        if (last != null) {
            wanted.add(new Condition(
                    "(publishedAt < :at or publishedAt = :at"
                            + " and (position < :position or position = :position and id < :last))",
                    Map.of("at", last.publishedAt, "position", last.position, "last", last.id)));
        }
        return page(UpdateEntity.class, wanted, "publishedAt desc, position desc, id desc", rows)
                .map(entities -> entities.stream().map(UpdateEntity::update).toList());
    }

    @Override
    public Uni<List<PublicRecord>> publicRecords(int over) {
        return publicIncidents(true, Integer.MAX_VALUE)
                .chain(open -> publicIncidents(false, over).map(settled -> {
                    List<UUID> ids = new ArrayList<>(open);
                    ids.addAll(settled);
                    return ids;
                }))
                .chain(this::publicRecords);
    }

    private static Uni<List<UUID>> publicIncidents(boolean open, int rows) {
        return inSession(session -> session.createQuery(
                        "select incidentId from CommunicationEntity where lastPublicAt is not null and publicOpen = "
                                + open + " order by lastPublicAt desc",
                        UUID.class)
                .setMaxResults(rows)
                .getResultList());
    }

    private Uni<List<PublicRecord>> publicRecords(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return inSession(session -> session.createQuery(
                                "from UpdateEntity where external and incidentId in :ids order by position",
                                UpdateEntity.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(entities -> entities.stream().map(UpdateEntity::update).toList())
                .chain(updates -> incidents.find(ids).map(found -> join(ids, found, updates)));
    }

    private static List<PublicRecord> join(List<UUID> ids, List<Incident> incidents, List<PublishedUpdate> updates) {
        Map<UUID, Incident> byId = incidents.stream().collect(Collectors.toMap(Incident::id, Function.identity()));
        Map<UUID, List<PublishedUpdate>> byIncident =
                updates.stream().collect(Collectors.groupingBy(PublishedUpdate::incidentId));
        return ids.stream()
                .map(id -> new PublicRecord(byId.get(id), byIncident.get(id)))
                .toList();
    }

    private Uni<Communication> begin(Incident incident) {
        return policies.current().chain(policy -> {
            CommunicationEntity entity = new CommunicationEntity();
            entity.incidentId = incident.id();
            entity.cadenceVersion = policy.version();
            return inSession(session -> session.persist(entity).chain(session::flush))
                    .replaceWith(new Communication(incident, policy, null, List.of(), List.of(), Map.of()));
        });
    }

    private Uni<Communication> load(Incident incident, CommunicationEntity entity) {
        return policies.version(entity.cadenceVersion)
                .chain(policy -> all(DraftEntity.class, incident.id(), "id")
                        .chain(drafts -> all(UpdateEntity.class, incident.id(), "position")
                                .map(updates -> new Communication(
                                        incident,
                                        policy,
                                        entity.firstInternalDue,
                                        drafts.stream().map(DraftEntity::draft).toList(),
                                        updates.stream()
                                                .map(UpdateEntity::update)
                                                .toList(),
                                        entity.promises()))));
    }

    /** A condition that is asked for only where there is a value: PostgreSQL cannot tell the type of a bare null. */
    private static void add(List<Condition> wanted, String condition, String name, Object value) {
        if (value != null) {
            wanted.add(new Condition(condition, Map.of(name, value)));
        }
    }

    private static <E> Uni<List<E>> page(Class<E> type, List<Condition> wanted, String order, int rows) {
        String where = wanted.isEmpty()
                ? ""
                : " where " + wanted.stream().map(Condition::text).collect(Collectors.joining(" and "));
        return inSession(session -> {
            var query = session.createQuery("from " + type.getSimpleName() + where + " order by " + order, type)
                    .setMaxResults(rows);
            wanted.forEach(condition -> condition.values().forEach(query::setParameter));
            return query.getResultList();
        });
    }

    private static <E> Uni<List<E>> all(Class<E> type, UUID incidentId, String order) {
        return inSession(session -> session.createQuery(
                        "from %s where incidentId = :id order by %s".formatted(type.getSimpleName(), order), type)
                .setParameter("id", incidentId)
                .getResultList());
    }

    private static Uni<CommunicationEntity> entity(UUID incidentId) {
        return inSession(session -> session.find(CommunicationEntity.class, incidentId));
    }

    private static <T> Uni<T> inSession(Function<Session, Uni<T>> work) {
        return Panache.getSession().chain(work::apply);
    }
}
