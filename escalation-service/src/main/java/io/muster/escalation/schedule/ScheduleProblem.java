package io.muster.escalation.schedule;

import io.muster.contracts.ProblemCode;

/** How schedules refuse. */
public enum ScheduleProblem implements ProblemCode {
    UNKNOWN_SCHEDULE("schedule-unknown", 404, "There is no such schedule"),
    INVALID_ROTATION("rotation-invalid", 422, "The rotation cannot be used"),
    INVALID_INSTANT("instant-invalid", 400, "The instant cannot be read"),
    INVALID_CHANGE("schedule-change-invalid", 422, "The change of the schedule cannot be used"),
    SHIFT_NOT_YOURS("shift-not-yours", 403, "You may not change the shifts of others"),
    UNKNOWN_CHANGE("schedule-change-unknown", 404, "There is no such change of the schedule"),
    CHANGE_OVER("schedule-change-over", 409, "The change of the schedule is over"),
    UNKNOWN_SWAP("swap-unknown", 404, "There is no such swap"),
    SWAP_DECIDED("swap-decided", 409, "The swap has been decided already"),
    SWAP_NOT_YOURS("swap-not-yours", 403, "Somebody else decides about this swap"),
    TOO_MANY_SHIFTS("shifts-too-many", 422, "There are too many shifts in the time asked for"),
    UNKNOWN_CALENDAR("holiday-calendar-unknown", 404, "There is no such holiday calendar"),
    UNKNOWN_FEED("calendar-feed-unknown", 404, "There is no such calendar"),
    INVALID_CALENDAR("icalendar-invalid", 422, "The iCalendar document cannot be used");

    private final Entry entry;

    ScheduleProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
