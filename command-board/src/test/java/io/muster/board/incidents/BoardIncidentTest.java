package io.muster.board.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.board.SampleIncident;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import io.muster.contracts.Stage;
import io.muster.contracts.Status;
import io.muster.contracts.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardIncidentTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void theBoardKnowsWhatTheFoldKnows() {
        var sample = new SampleIncident(1042, NINE);
        List<LifecycleEvent> events = new ArrayList<>(sample.firstMinutes("Checkout fails", NINE.plusSeconds(3600)));
        events.addAll(sample.rest());

        BoardIncident incident = after(sample, events);

        assertThat(incident.state().label()).isEqualTo("INC-1042");
        assertThat(incident.state().status()).isEqualTo(Status.CLOSED);
        assertThat(incident.state().stage()).isEqualTo(Stage.REVIEW);
        assertThat(incident.isOpen()).isFalse();
        assertThat(incident.restricted()).isFalse();
    }

    @Test
    void whatIsNotDetectedYetIsNotShown() {
        var sample = new SampleIncident(1042, NINE);

        BoardIncident incident = after(sample, List.of(sample.confirmed(Severity.SEV1)));

        assertThat(incident.isVisibleTo(Sight.EVERYTHING)).isFalse();
    }

    @Test
    void aRestrictedIncidentIsForThoseWhoWorkOnIt() {
        var sample = new SampleIncident(1042, NINE);

        BoardIncident incident =
                after(sample, List.of(sample.detected("Cards leaked", Severity.SEV1, Visibility.RESTRICTED)));

        assertThat(incident.isVisibleTo(Sight.USUAL)).isFalse();
        assertThat(incident.isVisibleTo(Sight.EVERYTHING)).isTrue();
    }

    @Test
    void oneRestrictedNoteDoesNotHideTheIncident() {
        var sample = new SampleIncident(1042, NINE);

        BoardIncident incident = after(
                sample,
                List.of(
                        sample.detected("Checkout fails", Severity.SEV1),
                        sample.note("customer data seen", Visibility.RESTRICTED)));

        assertThat(incident.isVisibleTo(Sight.USUAL)).isTrue();
    }

    @Test
    void theOpenTheGraveAndTheNewComeFirst() {
        BoardIncident oldSev3 = detected(1, Severity.SEV3, NINE);
        BoardIncident newSev3 = detected(2, Severity.SEV3, NINE.plusSeconds(600));
        BoardIncident sev1 = detected(3, Severity.SEV1, NINE.minusSeconds(9000));
        var dismissedSample = new SampleIncident(4, NINE.plusSeconds(9000));
        BoardIncident dismissed = after(
                dismissedSample,
                List.of(dismissedSample.detected("Noise", Severity.SEV1), dismissedSample.dismissed()));

        List<BoardIncident> listed = List.of(dismissed, oldSev3, sev1, newSev3).stream()
                .sorted(Comparator.comparing(BoardIncident::sortKey))
                .toList();

        assertThat(listed).containsExactly(sev1, newSev3, oldSev3, dismissed);
    }

    @Test
    void aPlaceInTheListSurvivesItsText() {
        var place = Listing.Place.of(detected(1, Severity.SEV2, NINE));

        assertThat(Listing.Place.parse(place.asText())).isEqualTo(place);
    }

    private static BoardIncident detected(long number, Severity severity, Instant at) {
        var sample = new SampleIncident(number, at);
        return after(sample, List.of(sample.detected("Incident " + number, severity)));
    }

    private static BoardIncident after(SampleIncident sample, List<? extends LifecycleEvent> events) {
        BoardIncident incident = BoardIncident.of(sample.id);
        for (LifecycleEvent event : events) {
            incident = incident.after(event);
        }
        return incident;
    }
}
