package io.muster.detection.catalogue.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.catalogue.Catalogue;
import io.muster.detection.catalogue.CatalogueService;
import io.muster.detection.catalogue.Catalogues;
import io.muster.durable.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheCatalogues implements Catalogues, PanacheRepositoryBase<CatalogueEntity, Long> {

    private static final TypeReference<List<CatalogueService>> SERVICES = new TypeReference<>() {};
    private static final String BEFORE = """
            select version, json_array_length(cast(services as json)), changed_at, changed_by from catalogue
            where cast(?1 as bigint) = 0 or version < cast(?1 as bigint) order by version desc limit ?2
            """;
    private static final String ONE_AT_A_TIME =
            "select cast(pg_advisory_xact_lock(hashtextextended('catalogue', 2)) as text)";

    /** The version that was read last: a version never changes, so only a newer one is read in full. */
    private volatile Catalogue known;

    @Override
    public Uni<Catalogue> current() {
        return Sql.rows("select version, changed_at from catalogue order by version desc limit 1")
                .map(rows -> ((Number) rows.getFirst()[0]).longValue())
                .flatMap(version -> {
                    Catalogue last = known;
                    return last != null && last.version() == version
                            ? Uni.createFrom().item(last)
                            : findById(version)
                                    .map(PanacheCatalogues::catalogue)
                                    .invoke(read -> known = read);
                });
    }

    @Override
    public Uni<Catalogue> currentForChange() {
        return Sql.rows(ONE_AT_A_TIME).flatMap(held -> current());
    }

    @Override
    public Uni<Optional<Catalogue>> find(long version) {
        return findById(version).map(entity -> Optional.ofNullable(entity).map(PanacheCatalogues::catalogue));
    }

    @Override
    public Uni<List<Version>> before(long version, int rows) {
        return Sql.rows(BEFORE, version, rows)
                .map(found -> found.stream()
                        .map(row -> new Version(
                                ((Number) row[0]).longValue(),
                                ((Number) row[1]).intValue(),
                                Sql.instant(row[2]),
                                (String) row[3]))
                        .toList());
    }

    @Override
    public Uni<Void> add(Catalogue catalogue) {
        CatalogueEntity entity = new CatalogueEntity();
        entity.version = catalogue.version();
        entity.changedAt = catalogue.changedAt();
        entity.changedBy = catalogue.changedBy();
        try {
            entity.services =
                    EventJson.mapper().writeValueAsString(catalogue.services().values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a catalogue that cannot be written", e);
        }
        return persistAndFlush(entity).replaceWithVoid();
    }

    private static Catalogue catalogue(CatalogueEntity entity) {
        try {
            return Catalogue.of(
                    entity.version,
                    EventJson.mapper().readValue(entity.services, SERVICES),
                    entity.changedAt,
                    entity.changedBy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("catalogue v" + entity.version + " cannot be read", e);
        }
    }
}
