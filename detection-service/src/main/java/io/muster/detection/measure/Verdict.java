package io.muster.detection.measure;

import io.muster.detection.measure.Measures.Lost;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a rule says about a segment now.
 *
 * @param actual what it was, for each minute
 * @param expected what it should have been, for each minute; NaN when the rule compares with nothing
 * @param sureness that it is not chance, between 0 and 1; NaN when the rule computes none
 * @param method which baseline, or what it was compared with
 * @param since the minute it began
 */
public record Verdict(
        Answer answer, double actual, double expected, double sureness, String method, long since, String reason) {

    public enum Answer {
        /** What the rule waits for is there. */
        HOLDS,
        /** It is not there, but not all is well again either. */
        LINGERS,
        FINE,
        /** There is too little to judge by: silence never means fine. */
        UNKNOWN
    }

    static Verdict unknown(String reason) {
        return new Verdict(Answer.UNKNOWN, Double.NaN, Double.NaN, Double.NaN, "none", 0, reason);
    }

    /**
     * With sources that were not heard for long, of which nobody knows how they are: what is told can be bad, but with them it
     * is not known to be well.
     *
     * @param lost none for the same verdict
     */
    Verdict without(List<Lost> lost) {
        if (lost.isEmpty()) {
            return this;
        }
        Answer known = answer == Answer.FINE ? Answer.UNKNOWN : answer;
        return new Verdict(known, actual, expected, sureness, method, since, reason + "; " + words(lost));
    }

    /** Of a segment that only lost sources tell. */
    static Verdict of(List<Lost> lost) {
        return unknown(words(lost));
    }

    private static String words(List<Lost> lost) {
        return lost.stream()
                .map(one -> "\"%s\" is lost, it told nothing after %s".formatted(one.source(), one.coveredUntil()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    public boolean holds() {
        return answer == Answer.HOLDS;
    }

    /** A figure for people. */
    public static String figure(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, value < 10 ? "%.3g" : "%.0f", value);
    }
}
