package io.muster.drill;

/** One story that is played from the outside. */
interface Scenario extends AutoCloseable {

    /** @throws DrillFailure when a stage does not happen as it should */
    void play(Story story);

    @Override
    void close();
}
