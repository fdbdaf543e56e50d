package io.muster.detection.catalogue;

import io.muster.contracts.Refusal;
import io.muster.detection.catalogue.Catalogues.Version;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The catalogue is replaced as a whole, or a service at a time; each change is a version of its own. */
@ApplicationScoped
public class KeepCatalogue {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Catalogues catalogues;

    @Inject
    Clock clock;

    public Uni<Catalogue> current() {
        return unitOfWork.run(catalogues::current);
    }

    /**
     * @param base the version that the services were made from; 0 while there is none
     * @throws Refusal {@code invalid-catalogue} with what is wrong; {@code catalogue-outdated} when another version is there
     */
    public Uni<Catalogue> replace(List<CatalogueService> services, long base, String by) {
        return change(base, before -> services, by);
    }

    /** Adds the service or takes the place of the one with its name. @throws Refusal {@code invalid-catalogue} */
    public Uni<Catalogue> put(CatalogueService service, String by) {
        return change(
                before -> {
                    Map<String, CatalogueService> after = new TreeMap<>();
                    before.forEach(known -> after.put(known.name(), known));
                    after.put(service.name(), service);
                    return after.values();
                },
                by);
    }

    /** Nothing depends on it from now on. @throws Refusal {@code catalogue-service-unknown} */
    public Uni<Catalogue> remove(String name, String by) {
        return change(
                before -> {
                    List<CatalogueService> after = new ArrayList<>();
                    before.stream()
                            .filter(service -> !service.name().equals(name))
                            .forEach(service -> after.add(without(service, name)));
                    if (after.size() == before.size()) {
                        throw unknown(name);
                    }
                    return after;
                },
                by);
    }

    /** As it was. @throws Refusal {@code catalogue-unknown} */
    public Uni<Catalogue> version(long version) {
        return unitOfWork
                .run(() -> catalogues.find(version))
                .map(found -> found.orElseThrow(
                        () -> new Refusal(CatalogueProblem.CATALOGUE_UNKNOWN, "there was no version " + version)));
    }

    /** See {@link Catalogues#before}. */
    public Uni<List<Version>> before(long version, int rows) {
        return unitOfWork.run(() -> catalogues.before(version, rows));
    }

    /** @throws Refusal {@code catalogue-service-unknown} */
    public Uni<CatalogueService> service(String name) {
        return current().map(catalogue -> {
            CatalogueService service = catalogue.services().get(name);
            if (service == null) {
                throw unknown(name);
            }
            return service;
        });
    }

    private static CatalogueService without(CatalogueService service, String name) {
        return new CatalogueService(
                service.name(),
                service.team(),
                service.dependsOn().stream()
                        .filter(dependency -> !dependency.equals(name))
                        .toList(),
                service.journeys());
    }

    private Uni<Catalogue> change(UnaryOperator<Collection<CatalogueService>> change, String by) {
        return change(null, change, by);
    }

    /** @param base null for whatever version is there */
    private Uni<Catalogue> change(Long base, UnaryOperator<Collection<CatalogueService>> change, String by) {
        return unitOfWork.run(() -> catalogues
                .currentForChange()
                .invoke(before -> refuseOutdated(base, before))
                .map(before -> {
                    Collection<CatalogueService> after =
                            change.apply(before.services().values());
                    Catalogue.flawIn(after).ifPresent(flaw -> {
                        throw new Refusal(CatalogueProblem.INVALID_CATALOGUE, flaw);
                    });
                    return Catalogue.of(before.version() + 1, after, clock.instant(), by);
                })
                .call(catalogues::add));
    }

    private static void refuseOutdated(Long base, Catalogue before) {
        if (base != null && base != before.version()) {
            throw new Refusal(
                    CatalogueProblem.CATALOGUE_OUTDATED,
                    "version " + before.version() + " is there; name the version that yours was made from",
                    null,
                    Map.of("version", before.version()));
        }
    }

    private static Refusal unknown(String name) {
        return new Refusal(CatalogueProblem.SERVICE_UNKNOWN, "there is no service " + name + " in the catalogue");
    }
}
