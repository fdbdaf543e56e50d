package io.muster.review.document;

import io.muster.contracts.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * By when a review is owed (R97): calendar days for SEV1, working days for the others, at the time of day of the
 * resolution. Saturday and Sunday are no working days. An unknown severity counts as the gravest.
 *
 * @param zone whose days are counted
 */
public record ReviewDeadline(int sev1CalendarDays, int sev2WorkingDays, int sev3WorkingDays, ZoneId zone) {

    public Instant dueAt(Severity severity, Instant resolvedAt) {
        ZonedDateTime resolved = resolvedAt.atZone(zone);
        ZonedDateTime due = switch (gravestIfUnknown(severity)) {
            case SEV1 -> resolved.plusDays(sev1CalendarDays);
            case SEV2 -> plusWorkingDays(resolved, sev2WorkingDays);
            case SEV3 -> plusWorkingDays(resolved, sev3WorkingDays);
        };
        return due.toInstant();
    }

    /** Why it is due then, in words for the timeline. */
    public String reason(Severity severity) {
        return switch (gravestIfUnknown(severity)) {
            case SEV1 -> "SEV1: within " + sev1CalendarDays + " calendar days";
            case SEV2 -> "SEV2: within " + sev2WorkingDays + " working days";
            case SEV3 -> "SEV3: within " + sev3WorkingDays + " working days";
        };
    }

    private static Severity gravestIfUnknown(Severity severity) {
        return severity == null ? Severity.SEV1 : severity;
    }

    private static ZonedDateTime plusWorkingDays(ZonedDateTime from, int days) {
        ZonedDateTime day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
