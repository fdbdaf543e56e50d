package io.muster.triage.calendar;

import io.muster.contracts.ProblemCode;

/** Why the business calendar refuses. */
public enum CalendarProblem implements ProblemCode {
    CAMPAIGN_UNKNOWN("campaign-unknown", 404, "There is no such campaign"),
    CAMPAIGN_ENDS_FIRST("campaign-ends-first", 422, "A campaign ends after it starts"),
    KEY_ACCOUNT_UNKNOWN("key-account-unknown", 404, "There is no such customer or seller"),
    CALENDAR_UNKNOWN("calendar-unknown", 404, "There is no such calendar"),
    CALENDAR_UNREADABLE("calendar-unreadable", 422, "The document is no iCalendar"),
    CALENDAR_UNREACHABLE("calendar-unreachable", 422, "The calendar cannot be fetched");

    private final Entry entry;

    CalendarProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
