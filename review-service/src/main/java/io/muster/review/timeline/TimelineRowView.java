package io.muster.review.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.Actor;
import io.muster.contracts.EventJson;
import io.muster.contracts.UnknownEvent;
import io.muster.contracts.Visibility;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A row of the timeline as JSON.
 *
 * @param incident whose event it is: the incident's own, or that of one which was merged into it
 * @param event the event's own name, as {@code PageAcknowledged}
 * @param type the CloudEvents type
 * @param text what happened, in one sentence; in the review document nobody is named
 * @param reason why
 * @param facts the event's own fields; absent in the review document
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineRowView(
        UUID id,
        UUID incident,
        int partition,
        long offset,
        Instant at,
        String event,
        String type,
        String text,
        Actor actor,
        String reason,
        Visibility visibility,
        Map<String, Object> facts) {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    public static TimelineRowView brief(TimelineRow row) {
        return of(row, row.text(), null);
    }

    public static TimelineRowView whole(TimelineRow row) {
        if (row.event() instanceof UnknownEvent) {
            return of(row, row.text(), Map.of());
        }
        Map<String, Object> facts = EventJson.mapper().convertValue(row.event(), FACTS);
        facts.remove("context");
        return of(row, TimelineWords.sayByName(row.event()), facts);
    }

    private static TimelineRowView of(TimelineRow row, String text, Map<String, Object> facts) {
        return new TimelineRowView(
                row.id(),
                row.event().incidentId(),
                row.partition(),
                row.offset(),
                row.at(),
                row.name(),
                row.type(),
                text,
                row.event().actor(),
                row.event().reason(),
                row.event().context().visibility(),
                facts);
    }
}
