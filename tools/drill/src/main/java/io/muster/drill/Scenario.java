package io.muster.drill;

import io.muster.drill.Story.Stage;
import java.util.EnumSet;
import java.util.Set;

/** One story that is played from the outside. */
interface Scenario extends AutoCloseable {

    /** @throws DrillFailure when a stage does not happen as it should */
    void play(Story story);

    /** The stages that it plays; all of them unless it says otherwise. */
    default Set<Stage> stages() {
        return EnumSet.allOf(Stage.class);
    }

    @Override
    void close();
}
