package io.muster.detection.silence.rest;

import io.muster.detection.matching.Matcher;
import io.muster.detection.silence.Recurrence.Window;
import io.muster.detection.silence.Silence;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A silence as the Alertmanager API lists it. A recurring one stands there with its present or next time. */
@RegisterForReflection
record GettableSilence(
        UUID id,
        Status status,
        Instant updatedAt,
        String comment,
        String createdBy,
        Instant startsAt,
        Instant endsAt,
        List<MatcherView> matchers) {

    @RegisterForReflection
    record Status(String state) {}

    @RegisterForReflection
    record MatcherView(String name, String value, boolean isRegex, boolean isEqual) {

        static MatcherView of(Matcher matcher) {
            return new MatcherView(
                    matcher.name(),
                    matcher.value(),
                    matcher.operator().isRegex(),
                    matcher.operator().isEqual());
        }
    }

    static GettableSilence of(Silence silence, Instant now) {
        Window window = silence.windowAt(now);
        return new GettableSilence(
                silence.id(),
                new Status(silence.stateAt(now).name().toLowerCase(Locale.ROOT)),
                silence.updatedAt(),
                silence.comment(),
                silence.createdBy(),
                window.start(),
                window.end(),
                silence.matchers().stream().map(MatcherView::of).toList());
    }
}
