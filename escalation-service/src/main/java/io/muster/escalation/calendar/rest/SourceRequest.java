package io.muster.escalation.calendar.rest;

import io.muster.escalation.calendar.CalendarSource;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Objects;

/**
 * @param url of an iCalendar document; its host has to be on the outbound allow-list
 * @param every ISO-8601 duration or seconds, from five minutes to a week; absent means six hours
 */
record SourceRequest(@NotBlank @Size(max = 2000) String url, Duration every) {

    private static final Duration USUALLY = Duration.ofHours(6);

    /** @return the source in the form that brings it back, without its address */
    static SourceRequest of(CalendarSource source) {
        return new SourceRequest(source.hiddenUrl(), source.every());
    }

    Duration often() {
        return Objects.requireNonNullElse(every, USUALLY);
    }
}
