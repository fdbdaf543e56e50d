package io.muster.detection.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Journey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final List<CatalogueService> SERVICES = List.of(
            service("shop", List.of("checkout", "search"), Journey.BROWSE),
            service("checkout", List.of("payments", "stock"), Journey.CHECKOUT),
            service("payments", List.of("ledger"), Journey.PAY),
            service("stock", List.of()),
            service("search", List.of()),
            service("ledger", List.of("payments")));
    private static final Catalogue CATALOGUE = Catalogue.of(1, SERVICES, Instant.EPOCH, "olga");

    @Test
    void whatAServiceNeedsIsFoundThroughOthers() {
        assertThat(CATALOGUE.dependenciesOf("checkout")).containsExactlyInAnyOrder("payments", "stock", "ledger");
        assertThat(CATALOGUE.dependenciesOf("unknown")).isEmpty();
    }

    @Test
    void whatNeedsAServiceIsFoundThroughOthersAndCirclesEnd() {
        assertThat(CATALOGUE.dependentsOf("ledger")).containsExactlyInAnyOrder("payments", "checkout", "shop");
        assertThat(CATALOGUE.dependentsOf("payments")).containsExactlyInAnyOrder("checkout", "shop", "ledger");
    }

    @Test
    void theJourneysThatBreakAreThoseOfEverythingThatNeedsIt() {
        assertThat(CATALOGUE.journeysOf("stock")).containsExactlyInAnyOrder(Journey.CHECKOUT, Journey.BROWSE);
        assertThat(CATALOGUE.servicesBehind(Journey.PAY)).containsExactly("ledger", "payments");
    }

    @Test
    void whatHangsTogetherIsOneFamily() {
        Catalogue catalogue = Catalogue.of(
                1,
                List.of(
                        service("b", List.of("c")),
                        service("a", List.of("c")),
                        service("c", List.of(), Journey.PAY),
                        service("d", List.of(), Journey.PAY),
                        service("e", List.of())),
                Instant.EPOCH,
                "olga");

        assertThat(List.of("a", "b", "c", "d"))
                .allSatisfy(service -> assertThat(catalogue.familyOf(service)).hasValue("a"));
        assertThat(catalogue.familyOf(Journey.PAY)).hasValue("a");
        assertThat(catalogue.familyOf("e")).hasValue("e");
        assertThat(catalogue.familyOf("unknown")).isEmpty();
        assertThat(catalogue.familyOf(Journey.SELL)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeDependedOn() {
        assertThat(Catalogue.flawIn(SERVICES)).isEmpty();
        assertThat(Catalogue.flawIn(List.of(service("a", List.of("b")))))
                .hasValue("\"a\" depends on \"b\", which is not in the catalogue");
        assertThat(Catalogue.flawIn(List.of(service("a", List.of()), service("a", List.of()))))
                .hasValue("two services are named \"a\"");
    }

    private static CatalogueService service(String name, List<String> dependsOn, Journey... journeys) {
        return new CatalogueService(name, null, dependsOn, List.of(journeys));
    }
}
