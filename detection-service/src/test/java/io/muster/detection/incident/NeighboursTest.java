package io.muster.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.catalogue.Catalogue;
import io.muster.detection.catalogue.CatalogueService;
import io.muster.detection.incident.Holders.Cause;
import io.muster.detection.incident.Holders.Placed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The shop needs payments, payments need the database; searching has nothing to do with it. */
class NeighboursTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Neighbours NEIGHBOURS = new Neighbours(
            Catalogue.of(
                    1,
                    List.of(
                            new CatalogueService("shop", null, List.of("payments"), List.of(Journey.CHECKOUT)),
                            new CatalogueService("payments", null, List.of("database"), List.of(Journey.PAY)),
                            new CatalogueService("database", null, List.of(), List.of()),
                            new CatalogueService("search", null, List.of(), List.of(Journey.BROWSE))),
                    NOW,
                    "olga"),
            Duration.ofMinutes(30));

    @Test
    void aroundAServiceIsWhatItNeedsWhatNeedsItAndTheJourneysThatBreak() {
        assertThat(NEIGHBOURS.of(opening("payments")))
                .extracting(Scope::key)
                .containsExactly(
                        "journey:checkout", "journey:pay", "service:database", "service:payments", "service:shop");
        assertThat(NEIGHBOURS.of(opening("unknown"))).isEmpty();
    }

    @Test
    void whatIsSecretJoinsNoNeighbour() {
        assertThat(NEIGHBOURS.of(opening(IncidentType.SECURITY, "payments"))).isEmpty();
    }

    @Test
    void behindAJourneyAreItsServicesAndWhatTheyNeed() {
        assertThat(NEIGHBOURS.of(opening(null, Journey.PAY)))
                .extracting(Scope::key)
                .containsExactly("service:database", "service:payments");
    }

    @Test
    void allThatHangTogetherShareOneLock() {
        assertThat(NEIGHBOURS.locks(List.of(opening("database"), opening(null, Journey.CHECKOUT), opening("search"))))
                .extracting(Scope::key)
                .containsExactly("catalogue:database", "catalogue:search");
    }

    @Test
    void aNeighboursIncidentIsJoinedAndTakesTheScopeToo() {
        DetectedIncident incident = opening("database").incident(UUID.randomUUID(), 1001);
        Holders holders = holders(incident);

        Placed placed = holders.place(cause("payments", NOW.plusSeconds(600)), numbers())
                .orElseThrow();

        assertThat(placed.incident().id()).isEqualTo(incident.id());
        assertThat(placed.opened()).isFalse();
        assertThat(placed.near().key()).isEqualTo("service:database");
        assertThat(holders.extended())
                .singleElement()
                .satisfies(taken -> assertThat(taken.scope().key()).isEqualTo("service:payments"));
    }

    @Test
    void afterTheWindowOrWhileARelapseIsWatchedItIsAnother() {
        DetectedIncident incident = opening("database").incident(UUID.randomUUID(), 1001);
        DetectedIncident watched = incident.resolved(NOW, NOW.plusSeconds(3600));

        assertThat(holders(incident).place(cause("payments", NOW.plusSeconds(1801)), numbers()))
                .hasValueSatisfying(placed -> assertThat(placed.opened()).isTrue());
        assertThat(holders(watched).place(cause("payments", NOW.plusSeconds(60)), numbers()))
                .hasValueSatisfying(placed -> assertThat(placed.opened()).isTrue());
    }

    @Test
    void whatIsFarAwayIsAnother() {
        DetectedIncident incident = opening("database").incident(UUID.randomUUID(), 1001);

        assertThat(holders(incident).place(cause("search", NOW.plusSeconds(1)), numbers()))
                .hasValueSatisfying(placed -> assertThat(placed.opened()).isTrue());
    }

    private static Holders holders(DetectedIncident incident) {
        Scope database = Scope.of(null, "database", null);
        return new Holders(Map.of(database, incident.id()), Map.of(incident.id(), incident), NEIGHBOURS);
    }

    private static Cause cause(String service, Instant at) {
        return new Cause(Scope.of(null, service, null), null, false, opening(service), at);
    }

    private static Numbers numbers() {
        return new Numbers(List.of(1002L), NOW);
    }

    private static Opening opening(String service, Journey... journeys) {
        return opening((IncidentType) null, service, journeys);
    }

    private static Opening opening(IncidentType type, String service, Journey... journeys) {
        return new Opening(
                "it is down",
                List.of(),
                NOW,
                List.of(journeys),
                service,
                Severity.SEV2,
                Source.MONITORING,
                1,
                "because",
                Actor.rule("declaration-policy"),
                NOW,
                List.of(),
                type);
    }
}
