package io.muster.detection.measure.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.detection.measure.Condition;
import io.muster.detection.measure.ConditionFigures;

/**
 * A condition in JSON.
 *
 * @param kind threshold, rate of change or deviation
 * @param side below or above; below when absent
 * @param value of a threshold
 * @param percent of a rate of change or a deviation
 * @param deviations how sure a deviation is at least, in standard deviations
 * @param ago with how many minutes ago a rate of change compares
 * @param minutes over how many of the newest minutes; 3 when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConditionBody(
        String kind, String side, Double value, Double percent, Double deviations, Integer ago, Integer minutes) {

    /** @throws IllegalArgumentException when a figure is missing or not known, with which one */
    Condition condition() {
        return new ConditionFigures(kind, side, value, percent, deviations, ago, minutes).condition();
    }

    static ConditionBody of(Condition condition) {
        ConditionFigures figures = ConditionFigures.of(condition);
        return new ConditionBody(
                figures.kind(),
                figures.side(),
                figures.value(),
                figures.percent(),
                figures.deviations(),
                figures.ago(),
                figures.minutes());
    }
}
