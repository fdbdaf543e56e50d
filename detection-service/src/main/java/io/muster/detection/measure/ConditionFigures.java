package io.muster.detection.measure;

import io.muster.detection.measure.Condition.Deviation;
import io.muster.detection.measure.Condition.RateOfChange;
import io.muster.detection.measure.Condition.Side;
import io.muster.detection.measure.Condition.Threshold;
import java.util.Locale;

/**
 * A condition as it is written down.
 *
 * @param kind threshold, rate of change or deviation
 * @param side below or above; below when absent
 * @param value of a threshold
 * @param percent of a rate of change or a deviation
 * @param deviations how sure a deviation is at least; {@value Deviation#SURE} standard deviations when absent
 * @param ago with how many minutes ago a rate of change compares
 * @param minutes over how many of the newest minutes; 3 when absent
 */
public record ConditionFigures(
        String kind, String side, Double value, Double percent, Double deviations, Integer ago, Integer minutes) {

    private static final int USUAL_MINUTES = 3;

    public static ConditionFigures of(Condition condition) {
        return switch (condition) {
            case Threshold(Side side, double value, int minutes) ->
                new ConditionFigures("threshold", word(side), value, null, null, null, minutes);
            case RateOfChange(Side side, double percent, int ago, int minutes) ->
                new ConditionFigures("rate of change", word(side), null, percent, null, ago, minutes);
            case Deviation(Side side, double percent, double deviations, int minutes) ->
                new ConditionFigures("deviation", word(side), null, percent, deviations, null, minutes);
        };
    }

    /** @throws IllegalArgumentException when a figure is missing or not known, with which one */
    public Condition condition() {
        int over = minutes == null ? USUAL_MINUTES : minutes;
        return switch (needed(kind, "kind")) {
            case "threshold" -> new Threshold(badSide(), needed(value, "value"), over);
            case "rate of change" -> new RateOfChange(badSide(), needed(percent, "percent"), needed(ago, "ago"), over);
            case "deviation" ->
                new Deviation(
                        badSide(), needed(percent, "percent"), deviations == null ? Deviation.SURE : deviations, over);
            default ->
                throw new IllegalArgumentException("a condition is a threshold, a rate of change or a deviation");
        };
    }

    private Side badSide() {
        return switch (side == null ? "below" : side) {
            case "below" -> Side.BELOW;
            case "above" -> Side.ABOVE;
            default -> throw new IllegalArgumentException("a side is below or above");
        };
    }

    private <T> T needed(T figure, String name) {
        if (figure == null) {
            throw new IllegalArgumentException("the condition needs " + name);
        }
        return figure;
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
