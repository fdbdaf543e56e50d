package io.muster.review.timeline;

import static io.muster.review.ScriptedIncident.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.review.ScriptedIncident;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JoinedTimelineTest {

    private final ScriptedIncident survivor = new ScriptedIncident(new UUID(1, 1));
    private final ScriptedIncident merged = new ScriptedIncident(new UUID(1, 2));
    private final List<TimelineRow> rows = new ArrayList<>();

    @Test
    void ofOneIncidentIsInStreamOrderWhateverTheClocksSay() {
        note(survivor, "10:00:00", "a");
        note(survivor, "09:00:00", "b");
        note(survivor, "10:00:01", "c");

        assertThat(joined()).containsExactly("a", "b", "c");
    }

    @Test
    void ofTwoIsInOrderOfTimeAndKeepsTheOrderOfEach() {
        note(merged, "10:00:00", "m1");
        note(merged, "10:04:00", "m2");
        note(merged, "09:00:00", "m3");
        note(survivor, "10:02:00", "s1");
        note(survivor, "10:05:00", "s2");

        assertThat(joined()).containsExactly("m1", "s1", "m2", "m3", "s2");
    }

    @Test
    void aStretchBeginsBehindTheLastRowSeen() {
        note(survivor, "10:00:00", "a");
        note(survivor, "10:01:00", "b");
        note(survivor, "10:02:00", "c");

        assertThat(JoinedTimeline.stretch(rows, null, 2)).containsExactlyElementsOf(rows.subList(0, 2));
        assertThat(JoinedTimeline.stretch(rows, rows.get(1).id(), 2)).containsExactly(rows.get(2));
        assertThat(JoinedTimeline.stretch(rows, new UUID(9, 9), 2)).isEmpty();
    }

    private void note(ScriptedIncident incident, String time, String text) {
        NoteAdded note = new NoteAdded(incident.by(ADA, time), new UUID(8, rows.size()), text);
        rows.add(new TimelineRow(
                new UUID(0, rows.size()), (int) incident.id.getLeastSignificantBits(), rows.size(), note));
    }

    private List<String> joined() {
        return JoinedTimeline.of(rows).stream()
                .map(row -> ((NoteAdded) row.event()).text())
                .toList();
    }
}
