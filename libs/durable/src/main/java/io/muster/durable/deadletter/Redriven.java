package io.muster.durable.deadletter;

/**
 * What came of redriving a lane.
 *
 * @param handled how many records were handled: the dead one and those parked behind it
 * @param problem why the next one failed; null when the lane is free again
 */
public record Redriven(int handled, String problem) {}
