package io.muster.board.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.Change;
import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.Actor;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FanoutTest {

    private final Fanout fanout = new Fanout();

    @Test
    void everyReaderHearsEveryChangeOnce() {
        AssertSubscriber<Change> first = join(List.of());
        AssertSubscriber<Change> second = join(List.of());

        fanout.publish(change(1));
        fanout.publish(change(1));
        fanout.publish(change(2));

        assertThat(seen(first)).containsExactly(1L, 2L);
        assertThat(seen(second)).containsExactly(1L, 2L);
    }

    @Test
    void whatWasPublishedWhileTheMissedWasLookedUpIsNotLost() {
        fanout.publish(change(3));
        fanout.publish(change(4));

        AssertSubscriber<Change> late = join(List.of(change(2), change(3)));
        fanout.publish(change(5));

        assertThat(seen(late)).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void aReaderThatLeftIsForgotten() {
        AssertSubscriber<Change> reader = join(List.of());
        assertThat(fanout.readers()).isEqualTo(1);

        reader.cancel();

        assertThat(fanout.readers()).isZero();
        fanout.publish(change(1));
    }

    @Test
    void aReaderThatIsTooSlowIsSentAway() {
        AssertSubscriber<Change> slow = fanout.join(List.of()).subscribe().withSubscriber(AssertSubscriber.create(0));

        for (int seq = 1; seq <= 2_001; seq++) {
            fanout.publish(change(seq));
        }

        slow.request(Long.MAX_VALUE);
        slow.awaitFailure();
        assertThat(slow.getItems()).hasSize(2_000);
        assertThat(fanout.readers()).isZero();
    }

    @Test
    void itKnowsTheNewestPlace() {
        assertThat(fanout.last()).isEmpty();

        fanout.publish(change(7));
        fanout.publish(change(6));

        assertThat(fanout.last()).hasValue(7);
    }

    private AssertSubscriber<Change> join(List<Change> missed) {
        return fanout.join(missed).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private static List<Long> seen(AssertSubscriber<Change> reader) {
        return reader.getItems().stream().map(Change::seq).toList();
    }

    private static Change change(long seq) {
        UUID incident = UUID.randomUUID();
        var entry = new TimelineEntry(
                seq,
                UUID.randomUUID(),
                incident,
                "io.muster.triage.NoteAdded.v1",
                Instant.EPOCH,
                Actor.rule("r"),
                "t",
                false);
        return new Change(entry, BoardIncident.of(incident));
    }
}
