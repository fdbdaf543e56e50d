package io.muster.board.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.board.SampleIncident;
import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.Reader;
import io.muster.board.incidents.RoleFamily;
import io.muster.board.incidents.Sight;
import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.Audience;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Reader ENGINEER = new Reader(Sight.EVERYTHING, Set.of(RoleFamily.ENGINEERING));
    private static final Reader OWNER = new Reader(Sight.EVERYTHING, Set.of(RoleFamily.STORE));
    private static final Reader ONLOOKER = new Reader(Sight.USUAL, Set.of());

    @ParameterizedTest
    @CsvSource({
        "PT-3S, just now",
        "PT-40S, 40 s ago",
        "PT-3M-20S, 3 min ago",
        "PT-2H-5M, 2 h 5 min ago",
        "PT-2H, 2 h ago",
        "PT-26H, 1 day ago",
        "PT-72H, 3 days ago",
        "PT12M, in 12 min"
    })
    void timesAreSaidAsAPersonWould(Duration distance, String spoken) {
        assertThat(Moment.of(NINE.plus(distance), NINE).spoken()).isEqualTo(spoken);
    }

    @Test
    void timesAreAlsoExact() {
        Moment moment = Moment.of(NINE, NINE.plusSeconds(61));

        assertThat(moment.exact()).isEqualTo("2 Mar 2026, 09:00:00 UTC");
        assertThat(moment.iso()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(moment.past()).isTrue();
    }

    @Test
    void theStepperShowsWhereItStands() {
        var sample = new SampleIncident(1042, NINE);

        IncidentPage page = page(sample.firstMinutes("Checkout fails", NINE.plusSeconds(1200)), NINE.plusSeconds(900));

        assertThat(page.card().steps())
                .extracting(StageStep::name)
                .containsExactly("Detect", "Triage", "Escalate", "Communicate", "Resolve", "Review");
        assertThat(page.card().steps().stream().filter(StageStep::isCurrent)).hasSize(1);
        assertThat(page.card().severityStyle()).isEqualTo("sev1");
        assertThat(page.card().severityConfirmed()).isTrue();
    }

    @Test
    void aClosedIncidentHasEveryStageDone() {
        var sample = new SampleIncident(1042, NINE);
        List<LifecycleEvent> events = new ArrayList<>(sample.firstMinutes("Checkout fails", NINE.plusSeconds(1200)));
        events.addAll(sample.rest());

        IncidentPage page = page(events, NINE.plusSeconds(9000));

        assertThat(page.card().steps()).extracting(StageStep::state).containsOnly("done");
        assertThat(page.card().stageText()).isEqualTo("All stages passed");
        assertThat(page.card().open()).isFalse();
    }

    @Test
    void peopleAndPromisesAreNamed() {
        var sample = new SampleIncident(1042, NINE);

        IncidentPage page = page(sample.firstMinutes("Checkout fails", NINE.plusSeconds(1200)), NINE.plusSeconds(900));

        assertThat(page.people())
                .contains(new IncidentPage.Person("Commander", "ada"))
                .contains(new IncidentPage.Person("Communications owner", "cora"));
        assertThat(page.promises().getFirst().due().spoken()).isEqualTo("in 5 min");
        assertThat(page.card().due().iso()).isEqualTo("2026-03-02T09:20:00Z");
    }

    @Test
    void whatIsOwedFirstIsShownWhileNothingIsOut() {
        var sample = new SampleIncident(1042, NINE);
        List<LifecycleEvent> events = List.of(
                sample.detected("Checkout fails", Severity.SEV1),
                sample.confirmed(Severity.SEV1),
                sample.owed(NINE.plusSeconds(300), Audience.SUPPORT),
                sample.owed(NINE.plusSeconds(600), Audience.CUSTOMERS));

        IncidentPage page = page(events, NINE.plusSeconds(60));

        assertThat(page.card().due().spoken()).isEqualTo("in 4 min");
        assertThat(page.promises()).extracting(IncidentPage.Promise::audience).containsExactly("Support", "Customers");
    }

    @Test
    void whenNothingIsOwedNothingIsDue() {
        var sample = new SampleIncident(1042, NINE);

        IncidentPage page = page(List.of(sample.detected("Checkout fails", Severity.SEV1)), NINE);

        assertThat(page.card().due()).isNull();
        assertThat(page.promises()).isEmpty();
    }

    @Test
    void tasksInHandAndTheRoomAreShown() {
        var sample = new SampleIncident(1042, NINE);
        List<LifecycleEvent> events = new ArrayList<>(sample.firstMinutes("Checkout fails", NINE.plusSeconds(1200)));
        events.add(sample.claimed("rami", "I check the payment gateway"));
        events.add(sample.opened("inc-1042", "https://chat.example/1", "https://meet.example/1"));

        IncidentPage page = page(events, NINE.plusSeconds(3600));

        assertThat(page.tasks())
                .extracting(IncidentPage.Task::person, IncidentPage.Task::text)
                .containsExactly(tuple("rami", "I check the payment gateway"));
        assertThat(page.tasks().getFirst().since().spoken()).endsWith("min ago");
        assertThat(page.room())
                .containsExactly(
                        new IncidentPage.Link("inc-1042", "https://chat.example/1"),
                        new IncidentPage.Link("Bridge", "https://meet.example/1"));
    }

    @Test
    void aRoleThatNobodyHasAnyMoreIsShownEmptyUntilTheIncidentIsOver() {
        var sample = new SampleIncident(1042, NINE);
        RoleAssigned given = sample.role(Role.SCRIBE, "rami");
        List<LifecycleEvent> events = new ArrayList<>(List.of(
                sample.detected("Checkout fails", Severity.SEV3),
                given,
                new RoleAssigned(given.context(), Role.SCRIBE, null, "rami")));
        assertThat(page(events, NINE.plusSeconds(90)).people())
                .extracting(IncidentPage.Person::role)
                .containsExactly("Commander", "Communications owner", "Scribe");

        events.add(sample.dismissed());
        assertThat(page(events, NINE.plusSeconds(90)).people())
                .extracting(IncidentPage.Person::role)
                .containsExactly("Commander", "Communications owner");
    }

    @Test
    void aGraveIncidentMissesWhoSpeaksForTheBusiness() {
        var sample = new SampleIncident(1042, NINE);

        assertThat(page(List.of(sample.detected("Checkout fails", Severity.SEV2)), NINE.plusSeconds(90))
                        .people())
                .contains(new IncidentPage.Person("Business representative", null));
    }

    @Test
    void emptyRolesThatMatterAreShownEmpty() {
        var sample = new SampleIncident(1042, NINE);

        IncidentPage page = page(List.of(sample.detected("Checkout fails", Severity.SEV2)), NINE.plusSeconds(90));

        assertThat(page.people()).contains(new IncidentPage.Person("Commander", null));
        assertThat(page.card().severityConfirmed()).isFalse();
    }

    @Test
    void pagesThatWaitAreShownWithTheirReasonToWhoSeesPaging() {
        var sample = new SampleIncident(1042, NINE);
        List<LifecycleEvent> events =
                List.of(sample.detected("Checkout fails", Severity.SEV3), sample.held("at 03:00"));

        assertThat(page(events, NINE.plusSeconds(120)).waits())
                .extracting(IncidentPage.Wait::what, IncidentPage.Wait::why, IncidentPage.Wait::until)
                .containsExactly(tuple("Held: a person decides whether the pages are sent", "at 03:00", null));
        assertThat(page(events, OWNER, NINE).waits()).isEmpty();
    }

    @Test
    void quietHoursAreShownUntilTheyAreOver() {
        var sample = new SampleIncident(1042, NINE);
        List<LifecycleEvent> events =
                List.of(sample.detected("Checkout fails", Severity.SEV3), sample.quiet("rami", NINE.plusSeconds(3600)));

        assertThat(page(events, NINE).waits())
                .extracting(IncidentPage.Wait::what, wait -> wait.until().spoken())
                .containsExactly(tuple("rami has quiet hours", "in 1 h"));
        assertThat(page(events, NINE.plusSeconds(3600)).waits()).isEmpty();
    }

    @Test
    void theNewestRowComesFirstAndSaysWhoDidIt() {
        var sample = new SampleIncident(1042, NINE);

        IncidentPage page = page(
                List.of(sample.detected("Checkout fails", Severity.SEV1), sample.mitigationApplied()),
                NINE.plusSeconds(900));

        TimelineRow newest = page.timeline().getFirst();
        assertThat(newest.title()).isEqualTo("Mitigation applied");
        assertThat(newest.tone()).isEqualTo("good");
        assertThat(newest.by()).isEqualTo("ada, commander");
        assertThat(newest.byPerson()).isTrue();
        assertThat(page.timeline().getLast().tone()).isEqualTo("bad");
    }

    @Test
    void theHeadlineIsTheSituation() {
        var grave = new SampleIncident(1, NINE);
        var small = new SampleIncident(2, NINE);
        var over = new SampleIncident(3, NINE);

        ListPage page = ListPage.of(
                List.of(
                        fold(grave.id, List.of(grave.detected("Checkout fails", Severity.SEV1))),
                        fold(small.id, List.of(small.detected("Typo", Severity.SEV3))),
                        fold(over.id, List.of(over.detected("Noise", Severity.SEV1), over.dismissed()))),
                null,
                ENGINEER,
                NINE.plusSeconds(600));

        assertThat(page.headline()).isEqualTo("2 open incidents, 1 of them SEV1");
        assertThat(page.over()).extracting(IncidentCard::label).containsExactly("INC-3");
    }

    @Test
    void silenceIsSaid() {
        assertThat(ListPage.of(List.of(), null, ENGINEER, NINE).headline()).isEqualTo("All quiet: no incident is open");
    }

    @Test
    void whoDecidesForTheStoreSeesNoTroubleshooting() {
        var sample = new SampleIncident(1042, NINE);
        List<LifecycleEvent> events = new ArrayList<>(sample.firstMinutes("Checkout fails", NINE.plusSeconds(1200)));
        events.add(sample.suspected("payments 4.18.0"));
        events.add(sample.mitigationApplied());

        IncidentPage engineers = page(events, ENGINEER, NINE.plusSeconds(900));
        IncidentPage owners = page(events, OWNER, NINE.plusSeconds(900));

        assertThat(engineers.hypothesis()).isEqualTo("payments 4.18.0 (suspected)");
        assertThat(engineers.card().service()).isNotNull();
        assertThat(engineers.timeline()).hasSize(13);
        assertThat(owners.hypothesis()).isNull();
        assertThat(owners.card().service()).isNull();
        assertThat(owners.timeline())
                .extracting(TimelineRow::title)
                .contains("Incident detected", "Severity changed", "Update published")
                .doesNotContain("Mitigation applied", "Responder paged", "Escalation started", "Hypothesis changed");
        assertThat(owners.hit()).isEqualTo("3,200 users (estimated), cards");
        assertThat(owners.money().soFar()).isEqualTo("6,240 EUR");
        assertThat(owners.money().soFarBand()).isEqualTo("4,900 – 7,700");
        assertThat(owners.people()).contains(new IncidentPage.Person("Commander", "ada"));
    }

    @Test
    void decisionsAreOfferedToThoseWhoTakeThem() {
        var sample = new SampleIncident(1042, NINE);
        List<LifecycleEvent> events = List.of(sample.detected("Checkout fails", Severity.SEV2), sample.assessed());

        assertThat(page(events, ENGINEER, NINE.plusSeconds(90)).decisions())
                .filteredOn(DecisionRow::yours)
                .extracting(DecisionRow::button)
                .containsExactly("Accept SEV1");
        assertThat(page(events, OWNER, NINE.plusSeconds(90)).decisions())
                .filteredOn(DecisionRow::yours)
                .extracting(DecisionRow::kind)
                .containsOnly("pause-campaign");
        assertThat(page(events, ONLOOKER, NINE.plusSeconds(90)).decisions()).isEmpty();
    }

    @Test
    void withoutTheServicesAddressADecisionIsShownOnly() {
        var sample = new SampleIncident(1042, NINE);
        BoardIncident incident = fold(sample.id, List.of(sample.detected("Checkout fails", Severity.SEV2)));

        IncidentPage page = IncidentPage.of(
                incident, List.of(), List.of(), List.of(), ENGINEER, kind -> false, NINE.plusSeconds(90));

        assertThat(page.decisions()).extracting(DecisionRow::yours).containsOnly(false);
    }

    private static IncidentPage page(List<? extends LifecycleEvent> events, Instant now) {
        return page(events, ENGINEER, now);
    }

    private static IncidentPage page(List<? extends LifecycleEvent> events, Reader reader, Instant now) {
        List<TimelineEntry> rows = new ArrayList<>();
        events.forEach(event -> rows.add(TimelineEntry.of(UUID.randomUUID(), event)));
        rows.removeIf(row -> !reader.sees(row));
        Collections.reverse(rows);
        return IncidentPage.of(
                fold(events.getFirst().incidentId(), events), rows, List.of(), List.of(), reader, kind -> true, now);
    }

    private static BoardIncident fold(UUID id, List<? extends LifecycleEvent> events) {
        BoardIncident incident = BoardIncident.of(id);
        for (LifecycleEvent event : events) {
            incident = incident.after(event);
        }
        return incident;
    }
}
