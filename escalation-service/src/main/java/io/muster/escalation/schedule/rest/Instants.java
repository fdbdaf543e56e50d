package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.schedule.ScheduleProblem;
import io.muster.web.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants as callers write them. */
final class Instants {

    private Instants() {}

    /** @throws Refusal when the text is no ISO-8601 instant with its offset, or one that no store can hold */
    static Instant of(String text) {
        try {
            return Times.parameter("'" + text + "'", OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new Refusal(ScheduleProblem.INVALID_INSTANT, "'" + text + "' is not an ISO-8601 instant");
        }
    }
}
