package io.muster.detection.measure;

/**
 * What is known about a segment at the time of a look.
 *
 * @param running the minute that is not told completely yet
 * @param seconds how much of the running minute is told, 0 to 59
 */
public record Observed(Series series, Baseline baseline, Baseline.Noise noise, long running, int seconds) {}
