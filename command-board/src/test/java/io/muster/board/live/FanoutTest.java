package io.muster.board.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.Change;
import io.muster.board.incidents.Missed;
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
        AssertSubscriber<News> first = join(List.of());
        AssertSubscriber<News> second = join(List.of());

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

        AssertSubscriber<News> late = join(List.of(change(2), change(3)));
        fanout.publish(change(5));

        assertThat(seen(late)).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void aReaderThatLeftIsForgotten() {
        AssertSubscriber<News> reader = join(List.of());
        assertThat(fanout.readers()).isEqualTo(1);

        reader.cancel();

        assertThat(fanout.readers()).isZero();
        fanout.publish(change(1));
    }

    @Test
    void aReaderThatIsTooSlowIsSentAway() {
        AssertSubscriber<News> slow = fanout.join(List.of()).subscribe().withSubscriber(AssertSubscriber.create(0));

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

    @Test
    void thatMoreHappenedThanIsToldOneByOneIsToldToEveryReader() {
        fanout.publish(change(7));
        AssertSubscriber<News> reader = join(List.of());

        fanout.muchHappened(4_711);
        fanout.publish(change(4_712));

        assertThat(reader.getItems()).first().isEqualTo(new News.MuchHappened(4_711));
        assertThat(seen(reader)).containsExactly(4_711L, 4_712L);
        assertThat(fanout.last()).hasValue(4_712);
    }

    @Test
    void whoMissedTooMuchOrNamesAPlaceThatIsNotKnownLooksAtTheWholeAgain() {
        List<Change> three = List.of(change(8), change(9), change(10));

        assertThat(Missed.of(7, 10, three, 3)).isEqualTo(new Missed.All(three));
        assertThat(Missed.of(7, 10, three, 2)).isEqualTo(new Missed.TooMuch(10));
        assertThat(Missed.of(11, 10, List.of(), 3)).isEqualTo(new Missed.TooMuch(10));
        assertThat(Missed.of(10, 10, List.of(), 3)).isEqualTo(new Missed.All(List.of()));
    }

    private AssertSubscriber<News> join(List<Change> missed) {
        return fanout.join(missed).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private static List<Long> seen(AssertSubscriber<News> reader) {
        return reader.getItems().stream().map(News::seq).toList();
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
