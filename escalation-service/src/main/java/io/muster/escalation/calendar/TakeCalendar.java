package io.muster.escalation.calendar;

import io.smallrye.mutiny.Uni;

/** What becomes of a calendar's text. */
public interface TakeCalendar {

    /**
     * Replaces what was taken from the source before. Joins the caller's transaction.
     *
     * @throws io.muster.contracts.Refusal when it is no calendar, or of no use there
     */
    Uni<Void> take(CalendarSource source, String document);
}
