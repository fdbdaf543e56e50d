package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.LifecycleTopic.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** What the suite tells of a payment step that stopped without anybody telling it. */
record PaymentStopped(SuiteUnderTest suite, Instant at) {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    static PaymentStopped now(SuiteUnderTest suite) {
        return new PaymentStopped(suite, Instant.now());
    }

    void wasNoticedAsOneSev1WithItsCost() {
        List<LifecycleEvent> told = told();
        List<UUID> incidents = told.stream()
                .filter(IncidentDetected.class::isInstance)
                .map(LifecycleEvent::incidentId)
                .toList();
        assertThat(incidents).as("incidents of one cause").hasSize(1);
        UUID incident = incidents.getFirst();
        assertThat(Outside.of(suite.environment()).alertsOf(incident))
                .as("by whom it was noticed")
                .contains("SyntheticJourneyFailed", "OrdersDrop");
        List<LifecycleEvent> inTime = told.stream()
                .filter(event -> event.incidentId().equals(incident))
                .filter(event -> event.context().occurredAt().isBefore(at.plus(LIMIT)))
                .toList();
        assertThat(inTime).as("its severity").anyMatch(PaymentStopped::saysSev1);
        assertThat(inTime).as("its cost").anyMatch(of(ImpactAssessed.class, PaymentStopped::saysWhatItCosts));
        assertThat(inTime)
                .as("the campaign that runs")
                .anyMatch(of(ImpactAssessed.class, impact -> impact.campaigns().contains("autumn-sale")));
    }

    private List<LifecycleEvent> told() {
        try (LifecycleTopic topic = LifecycleTopic.open(suite.kafka())) {
            return topic.records().stream()
                    .map(Published::event)
                    .filter(event -> !event.context().occurredAt().isBefore(at))
                    .toList();
        }
    }

    private static boolean saysSev1(LifecycleEvent event) {
        return switch (event) {
            case IncidentConfirmed confirmed -> confirmed.severity() == Severity.SEV1;
            case SeverityChanged changed -> changed.to() == Severity.SEV1;
            default -> false;
        };
    }

    private static boolean saysWhatItCosts(ImpactAssessed impact) {
        return impact.revenue() != null && impact.revenue().soFar().central().signum() > 0;
    }

    private static <E extends LifecycleEvent> Predicate<LifecycleEvent> of(Class<E> type, Predicate<E> holds) {
        return event -> type.isInstance(event) && holds.test(type.cast(event));
    }
}
