package io.muster.detection.silence.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.detection.matching.Matcher;
import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silence.State;
import io.muster.detection.silence.Silences.Deed;
import io.muster.detection.silence.rest.SilenceRequest.Repeats;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A silence in JSON.
 *
 * @param kind silence or maintenance
 * @param state active, pending or expired; of a recurring one: whether it holds at this hour
 * @param nextStart when it holds next, or since when it does; absent when it has ended
 * @param setBy who really set it; createdBy is what the caller wrote
 * @param trail who did what to it; only where one silence is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SilenceView(
        UUID id,
        String kind,
        String state,
        List<String> matchers,
        Instant startsAt,
        Instant endsAt,
        Repeats repeats,
        Instant nextStart,
        Instant nextEnd,
        String createdBy,
        String setBy,
        String comment,
        Instant updatedAt,
        List<DeedView> trail) {

    record DeedView(String what, String who, Instant at, String why) {

        static DeedView of(Deed deed) {
            return new DeedView(deed.what(), deed.who(), deed.at(), deed.why());
        }
    }

    static SilenceView of(Silence silence, List<Deed> trail, Instant now) {
        State state = silence.stateAt(now);
        boolean over = state == State.EXPIRED;
        return new SilenceView(
                silence.id(),
                silence.kind().name().toLowerCase(Locale.ROOT),
                state.name().toLowerCase(Locale.ROOT),
                silence.matchers().stream().map(Matcher::toString).toList(),
                silence.startsAt(),
                silence.endsAt(),
                silence.recurrence() == null ? null : Repeats.of(silence.recurrence()),
                over ? null : silence.windowAt(now).start(),
                over ? null : silence.windowAt(now).end(),
                silence.createdBy(),
                silence.setBy(),
                silence.comment(),
                silence.updatedAt(),
                trail == null ? null : trail.stream().map(DeedView::of).toList());
    }
}
