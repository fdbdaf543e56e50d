package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.catalogue.Catalogue;
import io.muster.detection.catalogue.CatalogueService;
import io.muster.detection.measure.LeftOut.Stretch;
import io.muster.detection.measure.Measures.Left;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    private static final Instant T = Instant.parse("2026-11-26T09:00:00Z");
    private static final Stretch STRETCH = new Stretch(T, T.plusSeconds(3600));
    private static final Catalogue CATALOGUE = Catalogue.of(
            1,
            List.of(
                    new CatalogueService("payments", null, List.of(), List.of(Journey.PAY)),
                    new CatalogueService("printer", null, List.of(), List.of())),
            T,
            "ada");

    @Test
    void anIncidentTakesItsJourneys() {
        List<Left> left = Left.byIncident(List.of("CHECKOUT"), "payments", CATALOGUE, STRETCH);

        assertThat(covers(left, Journey.CHECKOUT)).isTrue();
        assertThat(covers(left, Journey.PAY)).isFalse();
    }

    @Test
    void anIncidentWithoutAJourneyTakesThoseOfItsService() {
        List<Left> left = Left.byIncident(List.of(), "payments", CATALOGUE, STRETCH);

        assertThat(covers(left, Journey.PAY)).isTrue();
        assertThat(covers(left, Journey.CHECKOUT)).isFalse();
    }

    @Test
    void anIncidentThatIsOfNoJourneyTakesNothing() {
        assertThat(Left.byIncident(List.of(), "printer", CATALOGUE, STRETCH)).isEmpty();
        assertThat(Left.byIncident(List.of(), "unheard-of", CATALOGUE, STRETCH)).isEmpty();
        assertThat(Left.byIncident(List.of(), null, CATALOGUE, STRETCH)).isEmpty();
    }

    @Test
    void whatARuleFiredAboutInTheWholeStoreTakesAll() {
        assertThat(covers(Left.byFiring(List.of(), STRETCH), Journey.PAY)).isTrue();
        assertThat(covers(Left.byFiring(List.of("PAY"), STRETCH), Journey.CART)).isFalse();
    }

    @Test
    void theWholeStoreLeavesOutWhatHitsItsBuyers() {
        assertThat(covers(Left.byIncident(List.of("CHECKOUT"), null, CATALOGUE, STRETCH), null))
                .isTrue();
        assertThat(covers(Left.byIncident(List.of("PAYOUTS"), null, CATALOGUE, STRETCH), null))
                .isFalse();
        assertThat(covers(Left.byFiring(List.of(), STRETCH), null)).isTrue();
    }

    private static boolean covers(List<Left> left, Journey journey) {
        return History.leftOut(left, new Segment(journey, null, null, null)).covers(Minutes.of(T.plusSeconds(600)));
    }
}
