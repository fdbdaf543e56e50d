package io.muster.drill;

import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells each stage as it happens, with the time since the drill began, and knows which stages have happened. */
final class Story {

    /** The six stages, in order (R1). */
    enum Stage {
        DETECT,
        TRIAGE,
        ESCALATE,
        COMMUNICATE,
        RESOLVE,
        REVIEW
    }

    private final PrintStream out;
    private final long started = System.nanoTime();
    private final Map<Stage, Boolean> happened = new EnumMap<>(Stage.class);

    Story(PrintStream out) {
        this.out = out;
    }

    void tell(Stage stage, String what) {
        line(stage.name().toLowerCase(Locale.ROOT), what);
    }

    void tell(String what) {
        line("", what);
    }

    /** Everything that the scenario expects of the stage has been seen. */
    void done(Stage stage) {
        happened.put(stage, true);
    }

    boolean hasSeen(Set<Stage> stages) {
        return happened.keySet().containsAll(stages);
    }

    private void line(String stage, String what) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        out.printf(Locale.ROOT, "%7.1f s  %-12s %s%n", elapsed.toMillis() / 1000.0, stage, what);
    }
}
