package io.muster.escalation.calendar;

import io.muster.contracts.ProblemCode;

/** How a calendar's source is refused. */
public enum CalendarProblem implements ProblemCode {
    UNKNOWN_SOURCE("calendar-source-unknown", 404, "The calendar is not fetched from anywhere"),
    UNUSABLE_SOURCE("calendar-source-unusable", 422, "The calendar cannot be fetched from there");

    private final Entry entry;

    CalendarProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
