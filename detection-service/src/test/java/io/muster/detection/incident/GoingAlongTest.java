package io.muster.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.detection.Signals;
import io.muster.detection.alert.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The shop's incident took in that of the payments; now they part again. */
class GoingAlongTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final DetectedIncident SHOP = new DetectedIncident(
            UUID.randomUUID(),
            1001,
            "The shop is slow",
            List.of(),
            NOW,
            List.of(),
            "shop",
            Severity.SEV2,
            Source.MONITORING,
            1,
            "a rule",
            "declaration-policy",
            NOW,
            Telling.nothing(),
            null,
            null);
    private static final Scope PAYMENTS = Scope.of(null, "payments", null);

    @Test
    void whatTheAlertsNameIsTheNewIncidents() {
        GoingAlong going = going(List.of(), null, alert("payments", null), alert("payments", "pay"));

        Opening opening = Opening.of(going, SHOP);

        assertThat(opening.service()).isEqualTo("payments");
        assertThat(opening.journeys()).containsExactly(Journey.PAY);
        assertThat(going.taken(SHOP, Map.of(PAYMENTS, SHOP.id()), List.of()))
                .containsExactly(Scope.of(Journey.PAY), PAYMENTS);
    }

    @Test
    void whatThePersonNamesComesFirst() {
        GoingAlong going = going(List.of(Journey.CHECKOUT), "till", alert("payments", "pay"));

        Opening opening = Opening.of(going, SHOP);

        assertThat(opening.service()).isEqualTo("till");
        assertThat(opening.journeys()).containsExactly(Journey.CHECKOUT);
        assertThat(going.scopes()).containsExactly(Scope.of(Journey.CHECKOUT), Scope.of(Journey.PAY));
    }

    @Test
    void alertsThatDoNotAgreeNameNoService() {
        assertThat(going(List.of(), null, alert("payments", null), alert("till", null))
                        .service(SHOP))
                .isEqualTo("shop");
        assertThat(going(List.of(), null, alert("payments", null), alert(null, null))
                        .service(SHOP))
                .isEqualTo("shop");
        assertThat(going(List.of(Journey.PAY), null).service(SHOP)).isEqualTo("shop");
    }

    @Test
    void whatTheOldIncidentBeganWithOrHasOtherAlertsOfStaysThere() {
        GoingAlong going = going(List.of(), null, alert("payments", null), alert("shop", null), alert("till", null));

        assertThat(going.taken(SHOP, Map.of(), List.of(Map.of("service", "till"), Map.of())))
                .containsExactly(PAYMENTS);
    }

    @Test
    void whatAThirdIncidentHasTakenStaysThere() {
        assertThat(going(List.of(), null, alert("payments", null))
                        .taken(SHOP, Map.of(PAYMENTS, UUID.randomUUID()), List.of()))
                .isEmpty();
    }

    @Test
    void whatAPersonNamesGoesAlongWhateverStays() {
        assertThat(going(List.of(), "shop", alert("shop", null))
                        .taken(SHOP, Map.of(), List.of(Map.of("service", "shop"))))
                .containsExactly(Scope.of(null, "shop", null));
    }

    @Test
    void whatFewMayKnowOfTakesScopesThatMeetItsLikeOnly() {
        IncidentSplit split = split(List.of(), null);

        assertThat(new GoingAlong(split, true, List.of(alert("payments", null))).taken(SHOP, Map.of(), List.of()))
                .containsExactly(PAYMENTS.secret());
    }

    @Test
    void alertsThatAreAnotherIncidentsByNowStayThere() {
        Alert others = alert("payments", null).placed(UUID.randomUUID());
        IncidentSplit split = new IncidentSplit(
                context(), UUID.randomUUID(), "Why?", List.of(), List.of(), null, null, List.of(others.fingerprint()));

        assertThat(GoingAlong.of(split, false, List.of(others)).isNothing()).isTrue();
    }

    private static GoingAlong going(List<Journey> journeys, String service, Alert... alerts) {
        return GoingAlong.of(split(journeys, service), false, List.of(alerts));
    }

    private static IncidentSplit split(List<Journey> journeys, String service) {
        return new IncidentSplit(
                context(), UUID.randomUUID(), "Payments fail", journeys, List.of(), service, null, List.of());
    }

    private static EventContext context() {
        return EventContext.internal(SHOP.id(), NOW, Actor.person("ada"), "another cause");
    }

    private static Alert alert(String service, String journey) {
        Map<String, String> labels = new HashMap<>(Map.of("alertname", "Down"));
        if (service != null) {
            labels.put("service", service);
        }
        if (journey != null) {
            labels.put("journey", journey);
        }
        return Alert.first(Signals.alert(labels, Map.of(), 0, 0, 240)).alert().placed(SHOP.id());
    }
}
