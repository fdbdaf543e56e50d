package io.muster.review.timeline;

import static io.muster.review.ScriptedIncident.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Audience;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.contracts.UnknownEvent;
import io.muster.review.ScriptedIncident;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineWordsTest {

    private final ScriptedIncident script = new ScriptedIncident();

    @Test
    void everyEventOfTheScriptIsASentenceWithoutNames() {
        assertThat(script.untilResolvedAgain())
                .extracting(TimelineWords::say)
                .allSatisfy(text -> assertThat(text)
                        .isNotBlank()
                        .doesNotContain("ada", "cora", "rami", "null", "_")
                        .matches("[A-Z].*"));
    }

    @Test
    void onTheTimelineItselfAPageTellsWhomItIsFor() {
        assertThat(script.untilResolvedAgain())
                .filteredOn(ResponderPaged.class::isInstance)
                .extracting(TimelineWords::sayByName)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).startsWith("ada: paged, level 1"));
    }

    @Test
    void saysWhatChanged() {
        assertThat(TimelineWords.say(
                        new SeverityChanged(script.by(ADA, "10:00:00"), Severity.SEV2, Severity.SEV1, null)))
                .isEqualTo("Severity changed from SEV2 to SEV1");
        assertThat(TimelineWords.say(
                        new RoleAssigned(script.by(ADA, "10:00:00"), Role.COMMUNICATIONS_OWNER, "cora", null)))
                .isEqualTo("Communications owner assigned");
        assertThat(TimelineWords.say(
                        new RoleAssigned(script.by(ADA, "10:00:00"), Role.COMMUNICATIONS_OWNER, null, "cora")))
                .isEqualTo("No communications owner any more");
        assertThat(TimelineWords.say(
                        new RoleAssigned(script.by(ADA, "10:00:00"), Role.SUBJECT_MATTER_EXPERT, null, "cora")))
                .isEqualTo("One subject matter expert fewer");
        assertThat(TimelineWords.say(script.owed("10:12:07", Audience.CUSTOMERS)))
                .isEqualTo("A first update to customers is owed by 2026-03-06 10:12 UTC");
        assertThat(TimelineWords.say(script.owed(null, Audience.CUSTOMERS)))
                .isEqualTo("No first update to customers is owed any more");
        assertThat(TimelineWords.say(new ReviewScheduled(
                        script.by(ADA, "10:33:00"), new UUID(1, 1), Instant.parse("2026-03-09T10:33:07.455491Z"))))
                .isEqualTo("Review scheduled, due 2026-03-09 10:33 UTC");
    }

    @Test
    void anUnknownEventIsNamed() {
        LifecycleEvent unknown = new UnknownEvent(script.by(ADA, "10:00:00"), "io.muster.triage.PlaybookAttached.v1");
        TimelineRow row = new TimelineRow(new UUID(1, 1), 0, 0, unknown);

        assertThat(row.name()).isEqualTo("PlaybookAttached");
        assertThat(row.text()).contains("PlaybookAttached");
    }

    @Test
    void restrictedRowsAreForThoseWhoWorkOnIncidents() {
        TimelineRow row = new TimelineRow(new UUID(1, 1), 0, 0, script.restrictedNote("10:00:00"));

        assertThat(row.isVisibleTo(true)).isTrue();
        assertThat(row.isVisibleTo(false)).isFalse();
        assertThat(new TimelineRow(new UUID(1, 1), 0, 0, script.detected()).isVisibleTo(false))
                .isTrue();
    }

    @Test
    void theViewHasTheFactsAndNotTheContextTwice() {
        TimelineRowView view = TimelineRowView.whole(new TimelineRow(new UUID(1, 1), 3, 7, script.detected()));

        assertThat(view.facts()).containsEntry("number", 1042L).doesNotContainKey("context");
        assertThat(view.event()).isEqualTo("IncidentDetected");
        assertThat(TimelineRowView.brief(new TimelineRow(new UUID(1, 1), 3, 7, script.detected()))
                        .facts())
                .isNull();
    }
}
