package io.muster.board.live;

import io.muster.board.incidents.Change;

/** What a reader of a live stream is told. */
public sealed interface News {

    /** Its place in the stream: a reader that comes again names the last one it saw. */
    long seq();

    record Happened(Change change) implements News {

        @Override
        public long seq() {
            return change.seq();
        }
    }

    /** More than is told one by one: who shows what is has to look at the whole again. */
    record MuchHappened(long seq) implements News {}
}
