package io.muster.durable;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Does what is due for many at once, where it is due often for each of them: those that wait share a transaction. */
public interface BatchTimerHandler extends TimerHandler {

    /**
     * As {@link #fire}, for several timers of the kind; all or none. When it fails, each is fired alone. What is appended
     * because of one of them goes on in its trace once that is resumed ({@link Timer#resumeTrace}).
     */
    Uni<Void> fireAll(List<Timer> timers, Instant now);

    @Override
    default Uni<Void> fire(Timer timer, Instant now) {
        return fireAll(List.of(timer), now);
    }
}
