package io.muster.comms.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.comms.statuspage.PublicState.PublicIncident;
import io.muster.comms.updates.PublicRecord;
import io.muster.comms.updates.PublicStatus;
import io.muster.comms.updates.PublishedUpdate;
import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EventContext;
import io.muster.contracts.Incident;
import io.muster.contracts.Journey;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentMerged;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublicStateTest {
    private static final Instant START = Instant.parse("2026-11-21T14:02:00Z");
    private static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-000000000042");
    private static final StatusPage PAGE =
            new StatusPage("page", "Example Store", "https://status.example.com", ZoneOffset.UTC, START);
    private static final Component CHECKOUT =
            new Component("checkout", "Checkout", null, List.of(Journey.CHECKOUT), 2, START, START);
    private static final Component SHOP =
            new Component("shop", "Shop", "Browsing and search", List.of(Journey.BROWSE), 1, START, START);

    @Test
    void nothingToTellMeansAllIsWell() {
        PublicState state = state(List.of());

        assertThat(state.headline()).isEqualTo(new Headline(Impact.NONE, "All Systems Operational"));
        assertThat(state.components())
                .extracting(component -> component.component().key())
                .containsExactly("shop", "checkout");
    }

    @Test
    void anIncidentHitsThePartsItsJourneysBelongTo() {
        PublicState state = state(Severity.SEV1, PublicStatus.INVESTIGATING);

        assertThat(state.headline()).isEqualTo(new Headline(Impact.CRITICAL, "Major System Outage"));
        assertThat(state.components())
                .extracting(PublicState.ComponentState::status)
                .containsExactly(ComponentStatus.OPERATIONAL, ComponentStatus.MAJOR_OUTAGE);
        assertThat(state.unresolved().getFirst().components()).containsExactly("checkout");
    }

    @Test
    void severityIsImpactInPublicWords() {
        assertThat(state(Severity.SEV2, PublicStatus.IDENTIFIED).headline())
                .isEqualTo(new Headline(Impact.MAJOR, "Partial System Outage"));
        assertThat(state(Severity.SEV3, PublicStatus.INVESTIGATING).headline())
                .isEqualTo(new Headline(Impact.MINOR, "Partially Degraded Service"));
    }

    @Test
    void whileARelapseIsWatchedForAPartIsCalledDegraded() {
        PublicState state = state(Severity.SEV1, PublicStatus.INVESTIGATING, PublicStatus.MONITORING);

        assertThat(state.headline()).isEqualTo(new Headline(Impact.MINOR, "Partially Degraded Service"));
        assertThat(state.incidents().getFirst().impact()).isEqualTo(Impact.CRITICAL);
        assertThat(state.incidents().getFirst().monitoringAt()).isEqualTo(START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aResolvedIncidentStaysInTheHistory() {
        PublicState state = state(Severity.SEV1, PublicStatus.INVESTIGATING, PublicStatus.RESOLVED);

        assertThat(state.unresolved()).isEmpty();
        assertThat(state.headline().indicator()).isEqualTo(Impact.NONE);
        PublicIncident incident = state.incidents().getFirst();
        assertThat(incident.resolvedAt()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        assertThat(incident.updates())
                .extracting(PublicState.PublicUpdate::status)
                .containsExactly(PublicStatus.RESOLVED, PublicStatus.INVESTIGATING);
    }

    @Test
    void aWithdrawnResolvedNoteResolvesNothing() {
        List<PublishedUpdate> updates = new ArrayList<>();
        updates.add(update(0, PublicStatus.INVESTIGATING, null));
        updates.add(update(1, PublicStatus.RESOLVED, null));
        updates.add(update(2, PublicStatus.INVESTIGATING, updates.getLast().id()));

        PublicIncident incident = state(List.of(new PublicRecord(incident(Severity.SEV1), updates)))
                .incidents()
                .getFirst();

        assertThat(incident.isOpen()).isTrue();
        assertThat(incident.resolvedAt()).isNull();
        assertThat(incident.updates().get(1).withdrawnAt()).isEqualTo(START.plus(Duration.ofMinutes(2)));
    }

    @Test
    void aPostmortemLeavesTheTimeOfTheResolution() {
        PublicState state =
                state(Severity.SEV1, PublicStatus.INVESTIGATING, PublicStatus.RESOLVED, PublicStatus.POSTMORTEM);

        assertThat(state.incidents().getFirst().resolvedAt()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        assertThat(state.incidents().getFirst().status()).isEqualTo(PublicStatus.POSTMORTEM);
    }

    @Test
    void itWasResolvedWhenItWasAndNotWhenAReviewSaidSo() {
        Instant resolvedAt = START.plus(Duration.ofMinutes(2));
        Incident resolved = incident(Severity.SEV1)
                .after(new IncidentResolved(
                        EventContext.internal(ID, resolvedAt, Actor.person("ada"), "checked"), "rolled back", null));
        List<PublishedUpdate> updates = List.of(
                update(0, PublicStatus.INVESTIGATING, null), update(7 * 24 * 60, PublicStatus.POSTMORTEM, null));

        PublicState state = state(List.of(new PublicRecord(resolved, updates)));

        assertThat(state.incidents().getFirst().resolvedAt()).isEqualTo(resolvedAt);
        assertThat(state(List.of(new PublicRecord(resolved, updates.subList(0, 1))))
                        .incidents()
                        .getFirst()
                        .resolvedAt())
                .as("the page still says investigating")
                .isNull();
    }

    @Test
    void thePublicReadsTheTitleOfTheFirstUpdateAndNeverTheAlertsText() {
        PublicState state = state(Severity.SEV1, PublicStatus.INVESTIGATING);

        assertThat(state.incidents().getFirst().name()).isEqualTo("Update 0");
        assertThat(state.toString()).doesNotContain("Checkout5xx").doesNotContain("checkout-api");
    }

    @Test
    void aMergedIncidentPointsToThePublicEntryOfItsLastSurvivor() {
        UUID second = new UUID(9, 2);
        UUID third = new UUID(9, 3);
        PublicRecord merged = record(mergedInto(ID, second), update(0, PublicStatus.RESOLVED, null));
        PublicRecord mergedToo = record(mergedInto(second, third), update(1, PublicStatus.RESOLVED, null));
        PublicRecord survivor = record(Incident.of(third), update(2, PublicStatus.INVESTIGATING, null));

        PublicState state = state(List.of(merged, mergedToo, survivor));

        var expected = new PublicState.Survivor(
                third.toString(), "Update 2", "https://status.example.com/status/incidents/" + third);
        assertThat(state.incident(ID.toString()).orElseThrow().goesOnIn()).isEqualTo(expected);
        assertThat(state.incident(third.toString()).orElseThrow().goesOnIn()).isNull();
        assertThat(state(List.of(merged)).incidents().getFirst().goesOnIn())
                .as("the public knows nothing of the survivor")
                .isNull();
    }

    private static Incident mergedInto(UUID merged, UUID survivor) {
        return Incident.of(merged)
                .after(new IncidentMerged(
                        EventContext.internal(merged, START, Actor.person("ada"), "one cause"), survivor));
    }

    private static PublicRecord record(Incident incident, PublishedUpdate update) {
        return new PublicRecord(incident, List.of(update));
    }

    @Test
    void linksLeadToThePage() {
        assertThat(PAGE.linkTo("1")).isEqualTo("https://status.example.com/status/incidents/1");
        assertThat(new StatusPage("page", "a", "http://localhost:8084/status/", ZoneOffset.UTC, START).linkTo("1"))
                .isEqualTo("http://localhost:8084/status/incidents/1");
    }

    private static PublicState state(Severity severity, PublicStatus... statuses) {
        List<PublishedUpdate> updates = new ArrayList<>();
        for (PublicStatus status : statuses) {
            updates.add(update(updates.size(), status, null));
        }
        return state(List.of(new PublicRecord(incident(severity), updates)));
    }

    private static PublicState state(List<PublicRecord> records) {
        return PublicState.of(PAGE, List.of(CHECKOUT, SHOP), records);
    }

    static PublishedUpdate update(int minute, PublicStatus status, UUID withdraws) {
        return new PublishedUpdate(
                new UUID(7, minute),
                ID,
                List.of(Audience.CUSTOMERS),
                "Update " + minute,
                "What happened: something.\n\nWhat to expect next: more.",
                status,
                null,
                withdraws,
                START.plus(Duration.ofMinutes(minute)),
                Actor.person("cora"));
    }

    static Incident incident(Severity severity) {
        return Incident.of(ID)
                .after(new IncidentDetected(
                        EventContext.internal(ID, START, Actor.rule("test"), "an alert"),
                        1042,
                        "Checkout5xx on eu",
                        List.of("eu"),
                        START.minus(Duration.ofMinutes(2)),
                        List.of(Journey.CHECKOUT),
                        "checkout-api",
                        severity,
                        DetectionEvent.Source.MONITORING,
                        "1",
                        List.of()));
    }
}
