package io.muster.board.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.board.SampleIncident;
import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventContext;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.UnknownEvent;
import io.muster.contracts.Visibility;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineEntryTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void aRowTellsWhatHappenedAndWhy() {
        UUID id = UUID.randomUUID();
        var event = new SampleIncident(1, NINE).severity(Severity.SEV2, Severity.SEV1);

        TimelineEntry entry = TimelineEntry.of(id, event);

        assertThat(entry.eventId()).isEqualTo(id);
        assertThat(entry.type()).isEqualTo("io.muster.triage.SeverityChanged.v1");
        assertThat(entry.title()).isEqualTo("Severity changed");
        assertThat(entry.module()).isEqualTo("triage");
        assertThat(entry.text()).isEqualTo(event.reason());
        assertThat(entry.at()).isEqualTo(event.occurredAt());
    }

    @Test
    void aPageTellsWhomItIsFor() {
        var event = new SampleIncident(1, NINE).paged("rami");

        assertThat(TimelineEntry.of(UUID.randomUUID(), event).text()).isEqualTo("rami: " + event.reason());
    }

    @Test
    void aRoleTellsWhoHasItOrThatNobodyHas() {
        var given = new SampleIncident(1, NINE).role(Role.TECHNICAL_LEAD, "rami");
        var vacant = new RoleAssigned(given.context(), Role.TECHNICAL_LEAD, null, "rami");
        var oneOfMany = new RoleAssigned(given.context(), Role.SUBJECT_MATTER_EXPERT, null, "rami");

        assertThat(TimelineEntry.of(UUID.randomUUID(), given).text())
                .isEqualTo("rami as technical lead: " + given.reason());
        assertThat(TimelineEntry.of(UUID.randomUUID(), vacant).text())
                .isEqualTo("no technical lead any more: " + given.reason());
        assertThat(TimelineEntry.of(UUID.randomUUID(), oneOfMany).text())
                .isEqualTo("rami no longer as subject matter expert: " + given.reason());
    }

    @Test
    void anUnknownTypeIsShownByItsName() {
        var context = EventContext.internal(UUID.randomUUID(), NINE, Actor.rule("future"), "because");

        TimelineEntry entry = TimelineEntry.of(
                UUID.randomUUID(), new UnknownEvent(context, "io.muster.detection.HeartbeatMissed.v2"));

        assertThat(entry.title()).isEqualTo("Heartbeat missed");
        assertThat(entry.module()).isEqualTo("detection");
    }

    @Test
    void evenAStrangeTypeHasATitle() {
        var context = EventContext.internal(UUID.randomUUID(), NINE, Actor.rule("future"), "because");

        TimelineEntry entry = TimelineEntry.of(UUID.randomUUID(), new UnknownEvent(context, "strange"));

        assertThat(entry.title()).isEqualTo("Strange");
        assertThat(entry.module()).isEqualTo("strange");
    }

    @Test
    void restrictedRowsAreForThoseWhoWorkOnIncidents() {
        var note = new SampleIncident(1, NINE).note("a name", Visibility.RESTRICTED);

        TimelineEntry entry = TimelineEntry.of(UUID.randomUUID(), note);

        assertThat(new Reader(Sight.USUAL, Set.of()).sees(entry)).isFalse();
        assertThat(new Reader(Sight.EVERYTHING, Set.of()).sees(entry)).isTrue();
    }
}
