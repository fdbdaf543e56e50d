package io.muster.durable.merge;

import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which incidents live on in which, as far as the stream has told this service. In the caller's transaction. */
@ApplicationScoped
public class MergedIncidents {

    // Merges of merges may come in any order; none leads back to where it began, and one that did would end nothing.
    private static final String SURVIVOR = """
            with recursive chain (id, step) as (
                select cast(?1 as uuid), 0
                union all
                select merged.survivor, step + 1 from chain join merged_incident merged on merged.id = chain.id
                where step < 100)
            select id, step from chain order by step desc limit 1
            """;
    private static final String LIVING_IN = """
            with recursive living (id) as (
                select cast(?1 as uuid)
                union
                select merged.id from living join merged_incident merged on merged.survivor = living.id)
            select id, 0 from living
            """;
    private static final String SURVIVORS = "select distinct survivor, 0 from merged_incident where survivor = any(?1)";
    private static final String ADD = """
            insert into merged_incident (id, survivor)
            select cast(?1 as uuid), cast(?2 as uuid) where cast(?1 as uuid) <> cast(?2 as uuid)
            on conflict do nothing
            """;

    /** The incident that it lives on in at the end of all merges; the id itself for one that is not merged. */
    public Uni<UUID> survivor(UUID incident) {
        return Sql.rows(SURVIVOR, incident).map(rows -> (UUID) rows.getFirst()[0]);
    }

    /** The incident itself and all that live on in it, merges of merges too. */
    public Uni<List<UUID>> livingIn(UUID incident) {
        return Sql.rows(LIVING_IN, incident)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    /** Those of them that others live on in. */
    public Uni<Set<UUID>> survivorsAmong(Collection<UUID> incidents) {
        return Sql.rows(SURVIVORS, (Object) incidents.toArray(UUID[]::new))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }

    /** All ids by which one incident is known: that of the survivor, and of everything that lives on in it. */
    public Uni<List<UUID>> sameAs(UUID incident) {
        return survivor(incident).chain(this::livingIn);
    }

    /** The first word on an incident stands: to be merged is final. */
    public Uni<Void> add(UUID merged, UUID survivor) {
        return Sql.update(ADD, merged, survivor).replaceWithVoid();
    }
}
